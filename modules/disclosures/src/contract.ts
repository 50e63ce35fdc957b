import { z } from 'zod';
import { day, id, line, moment, pageOf, pageQuery, prose, richText, seenVersion } from '@gongkai/kernel';

/** What this module announces; the subject is the document, or the import for `disclosuresImported`. */
export const disclosuresPublished = 'disclosures.published';
export const disclosuresWithdrawn = 'disclosures.withdrawn';
export const disclosuresImported = 'disclosures.imported';

export const documentStates = ['draft', 'in-review', 'cleared', 'published', 'withdrawn'] as const;
export const documentKinds = ['official', 'other'] as const;

/** 公文公开属性: exactly one, decided when the document is made (Regulations on Disclosure, article 17). */
export const attributes = ['proactive', 'by-application', 'not-disclosed'] as const;

/** The grounds on which information is not disclosed, a fixed list (articles 14 to 16). */
export const attributeGrounds = ['secret', 'law-ban', 'safety', 'third-party', 'internal', 'process', 'case-file'] as const;

/** Validity of a document; `not-verified` where nobody has confirmed it. */
export const validities = ['valid', 'amended', 'repealed', 'lapsed', 'not-yet-effective', 'not-verified'] as const;

/** The metadata of a catalogue entry (rules of the field: index number, name, summary and day of forming are the least; article 12). */
export const metadata = z.strictObject({
  /** 发文机关: who made it, in full; several for a joint document. */
  makers: z.array(line(100)).max(20).default([]),
  /** 发文字号, as the document carries it; never made up. */
  number: line(100).nullable().default(null),
  /** 组配分类, 主题分类, 体裁分类, 服务对象. */
  topic: line(60).nullable().default(null),
  genre: line(60).nullable().default(null),
  audience: line(60).nullable().default(null),
  /** 内容概述, at most 100 characters in the practice of the field. */
  summary: prose(300).default(''),
  keywords: z.array(line(30)).max(10).default([]),
  /** 成文日期, 生效日期, 废止日期. */
  formedOn: day.nullable().default(null),
  effectiveOn: day.nullable().default(null),
  expiresOn: day.nullable().default(null),
  validity: z.enum(validities).default('not-verified'),
  /** 信息来源, shown on the page. */
  source: line(100).nullable().default(null),
  /** Keeps several versions of one title apart. */
  edition: line(100).nullable().default(null),
  /** The lines of history above a law. */
  history: z.array(z.string().max(2000)).max(60).default([]),
});
export type Metadata = z.infer<typeof metadata>;

const draftFields = {
  columnId: id,
  kind: z.enum(documentKinds),
  attribute: z.enum(attributes),
  attributeGround: z.enum(attributeGrounds).nullable().default(null),
  attributeReason: prose(500).nullable().default(null),
  nextReviewOn: day.nullable().default(null),
  title: line(300),
  metadata,
  body: richText,
  attachmentIds: z.array(id).max(50).default([]),
};

export const createDocument = z.strictObject({ unitId: id, ...draftFields });
export const saveDocument = z.strictObject({ ...draftFields, seenVersion });
export const submitDocument = z.strictObject({ seenVersion });
export const publishDocument = z.strictObject({ seenVersion, explanation: prose(500).nullable().default(null) });
export const withdrawDocument = z.strictObject({ seenVersion, reason: prose(500).pipe(z.string().min(1, 'general.required')) });
export type CreateDocument = z.infer<typeof createDocument>;
export type SaveDocument = z.infer<typeof saveDocument>;

export const documentParams = z.strictObject({ documentId: id });
export const documentFileParams = z.strictObject({ documentId: id, attachmentId: id });

const documentHead = {
  id,
  unitId: id,
  unitName: z.string(),
  columnId: id,
  columnName: z.string(),
  kind: z.enum(documentKinds),
  state: z.enum(documentStates),
  attribute: z.enum(attributes),
  title: z.string(),
  formedOn: day.nullable(),
  publishedVersion: z.number().int().nullable(),
  version: z.number().int(),
  changedAt: moment,
  nextReviewOn: day.nullable(),
  /** The last day for publishing (article 26); null where none runs: published, not for publishing, day of forming unknown. */
  publishBy: day.nullable(),
  isLate: z.boolean(),
};

export const documentRow = z.strictObject(documentHead);
export const documentView = z.strictObject({
  ...documentHead,
  attributeGround: z.enum(attributeGrounds).nullable(),
  attributeReason: z.string().nullable(),
  metadata,
  body: richText,
  attachments: z.array(z.any()),
  indexNumber: z.string().nullable(),
  publishedAt: moment.nullable(),
  withdrawnReason: z.string().nullable(),
  timeline: z.array(z.strictObject({ at: moment, actorName: z.string(), action: z.string(), toState: z.string(), reason: z.string().nullable() })),
  allowed: z.array(z.enum(['save', 'submit', 'publish', 'withdraw'])),
});
export type DocumentView = z.infer<typeof documentView>;
export type DocumentRow = z.infer<typeof documentRow>;

export const documentFilters = z.strictObject({
  state: z.enum(documentStates).optional(),
  attribute: z.enum(attributes).optional(),
  columnId: id.optional(),
  unitId: id.optional(),
  title: line(100).optional(),
  /** `late`: past the day by which it had to be published. `re-review`: kept from the public, and due to be looked at again (article 18). */
  due: z.enum(['late', 're-review']).optional(),
});
export type DocumentFilters = z.infer<typeof documentFilters>;
export const documentQuery = pageQuery.extend(documentFilters.shape);
export type DocumentQuery = z.infer<typeof documentQuery>;
export const documentPage = pageOf(documentRow);

export const columnView = z.strictObject({
  id,
  parentId: id.nullable(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  columnType: z.string(),
  description: z.string(),
  statutoryItem: z.number().int().nullable(),
  mandatory: z.boolean(),
  sort: z.number().int(),
  keywords: z.array(z.string()),
  version: z.number().int(),
});
export type ColumnView = z.infer<typeof columnView>;

const columnFields = {
  name: line(60),
  nameEn: line(120),
  description: prose(100).default(''),
  keywords: z.array(line(30)).max(5).default([]),
  columnType: line(40),
  sort: z.number().int().min(0).max(10_000).default(0),
};
export const addColumn = z.strictObject({ code: z.string().regex(/^[a-z0-9-]{1,60}$/, 'disclosures.column-code-invalid'), parentId: id.nullable().default(null), ...columnFields });
export const changeColumn = z.strictObject({ ...columnFields, seenVersion });
export const closeColumn = z.strictObject({ seenVersion });
export const columnParams = z.strictObject({ columnId: id });
export type AddColumn = z.infer<typeof addColumn>;
export type ChangeColumn = z.infer<typeof changeColumn>;

/** One line of an import file (JSON lines): a document of an organ, in one version. Documented in the README. */
export const importedDocument = z.strictObject({
  /** The source's own identifier: importing it again changes nothing. */
  id: line(100),
  title: line(300),
  kind: line(40),
  field: line(60).nullable().default(null),
  makers: z.array(line(100)).min(1).max(20),
  makersBasis: z.enum(['history', 'title', 'kind']).optional(),
  approvedBy: z.array(line(100)).max(5).default([]),
  amendedBy: z.array(line(100)).max(5).default([]),
  number: line(100).nullable().default(null),
  passedOn: day.nullable().default(null),
  publishedOn: day.nullable(),
  effectiveOn: day.nullable().default(null),
  expired: z.boolean().nullable().default(null),
  validity: z.enum(validities).default('not-verified'),
  version: line(100).nullable().default(null),
  history: z.array(z.string().max(2000)).max(60).default([]),
  /** Markdown: headings, paragraphs; articles begin a line with 第…条. */
  body: z.string().min(1).max(2_000_000),
});
export type ImportedDocument = z.infer<typeof importedDocument>;
