import { z } from 'zod';
import { day, line } from '@gongkai/kernel';

const organ = line(100);

/** The validity that a source may state for a document; `not-verified` where it is silent. */
const validity = z.enum(['valid', 'amended', 'repealed', 'lapsed', 'not-yet-effective', 'not-verified']);

/** One line of an import file: one document of an organ, in one version. */
export const importedDocument = z.strictObject({
  /** The source's own identifier; with it a second import of the same file changes nothing. */
  id: line(100),
  title: line(300),
  kind: z.enum(['法律', '行政法规']),
  /** The branch under which the source lists a law; null for administrative regulations. */
  field: z.enum(['宪法相关法', '行政法']).nullable(),
  /** The organs that made this version, in the order in which the source names them. */
  makers: z.array(organ).min(1).max(20),
  /** How the makers are known: stated in the history, in the title, or following from the kind (立法法第七十二条). */
  makersBasis: z.enum(['history', 'title', 'kind']),
  /** Organs that approved a document which another organ issued (国务院批准，交通部发布). */
  approvedBy: z.array(organ).max(5),
  /** Organs that amended the text after the makers had made it. */
  amendedBy: z.array(organ).max(5),
  /** The order or document number that the source states, as it states it; never a made-up one. */
  number: line(100).nullable(),
  passedOn: day.nullable(),
  publishedOn: day,
  effectiveOn: day.nullable(),
  /** Whether the source marks the text as expired; null where it says nothing. */
  expired: z.boolean().nullable(),
  validity,
  /** Keeps several versions of one title apart: no two records share title and version. */
  version: line(100),
  /** The lines of history above the text, as the source has them. */
  history: z.array(z.string().max(2000)).max(40),
  /** The text as Markdown; an article begins a line with 第…条. */
  body: z.string().min(1).max(2_000_000),
});

export type ImportedDocument = z.infer<typeof importedDocument>;
