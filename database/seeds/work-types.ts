import type { RichText } from '@gongkai/kernel';

/** The eleven reporting categories. */
export const categories = [
  'policy', 'projects', 'superior-visit', 'instructions', 'leader-grassroots', 'periodic-work',
  'research', 'trends', 'indicators', 'awards', 'other',
] as const;
export type Category = (typeof categories)[number];

/** 综合, 简讯, 专题, 调研, 经验, 网摘. */
export const kinds = ['comprehensive', 'brief', 'special', 'research', 'experience', 'digest'] as const;
export type Kind = (typeof kinds)[number];

/** 特急, 紧急, 急, 缓, 日常. */
export const urgencies = ['extra-urgent', 'urgent', 'quick', 'slow', 'daily'] as const;
export type Urgency = (typeof urgencies)[number];

/** How an item came in: typed on the web, taken from .docx, by e-mail, or on paper that the clerk registers. */
export type Way = 'web' | 'docx' | 'email' | 'paper';

export const states = [
  'draft', 'in-review', 'returned', 'withdrawn', 'sent', 'held', 'adopted', 'rejected', 'merged',
] as const;
export type State = (typeof states)[number];

/** 快讯, 专报信息, 要情快报, 工作交流, 政务调研. */
export const publications = ['express', 'special-report', 'urgent-report', 'work-exchange', 'policy-research'] as const;
export type PublicationKey = (typeof publications)[number];

/** Where an item was adopted; the column of 快讯 is null elsewhere, the form is null where the rulebook has none. */
export interface Adoption {
  publication: PublicationKey;
  /** 工作简况, 重要会议, 情况通报, 上情动态. */
  column: 'work-brief' | 'meetings' | 'situation' | 'news-from-above' | null;
  form: 'comprehensive' | 'brief' | 'special' | 'digest' | null;
}

/** One thing that happened to an item; `by` is a person's key, `at` a moment in Chinese time. */
export type SubmissionEvent = { at: string; by: string } & (
  | { type: 'drafted' | 'sent-for-signature' | 'withdrawn' | 'revised' }
  | { type: 'signed'; onPaper: boolean }
  | { type: 'returned-by-leader' | 'returned-by-editor' | 'rejected' | 'held'; reason: string }
  | { type: 'edited'; title: string; body: RichText }
  | { type: 'merged'; intoKey: string }
  | ({ type: 'adopted' } & Adoption)
);

/** An item as the unit wrote it, with what happened to it in time order. */
export interface SubmissionSeed {
  key: string;
  unitKey: string;
  authorKey: string;
  title: string;
  body: RichText;
  kind: Kind;
  category: Category;
  urgency: Urgency;
  way: Way;
  happenedOn: string;
  /** The moment of the event; for ordinary work the morning of its day. */
  happenedAt: string;
  /** What the item is about, in the words of the unit's work: 春耕备耕. */
  subject: string;
  place: string;
  /** Keys of pictures (pictures.ts) that the body shows. */
  pictureKeys: readonly string[];
  commissionKey: string | null;
  /** For a follow-up or final report of an incident: the first report. */
  followsKey: string | null;
  /** For an item that another unit reports too (条块双报): the other item. */
  dualOfKey: string | null;
  events: SubmissionEvent[];
  state: State;
}

/** A comprehensive item that the desk made from several. */
export interface MergeSeed {
  key: string;
  sourceKeys: readonly string[];
  title: string;
  body: RichText;
  at: string;
  by: string;
  adoption: Adoption;
}

/** One issue of a publication; entries name items or merges in the order of the page. */
export interface IssueSeed {
  key: string;
  publication: PublicationKey;
  year: number;
  number: number;
  entryKeys: string[];
  compiledAt: string;
  compiledBy: string;
  signedAt: string | null;
  signedBy: string | null;
  distribution: { report: string; send: string; issue: string };
}

export interface InstructionSeed {
  key: string;
  entryKey: string;
  level: 'county' | 'city';
  /** A person's key for leaders of the county; a name with post for leaders above. */
  leader: { personKey: string } | { name: string };
  at: string;
  recordedBy: string;
  text: string;
  assignedToUnitKeys: readonly string[];
  dueOn: string;
  answer: { at: string; by: string; text: string } | null;
}

export interface ForwardSeed {
  key: string;
  entryKey: string;
  toUnitKey: string;
  at: string;
  by: string;
  approvedBy: string;
  adoption: { at: string; recordedBy: string; level: 'city' | 'province'; publication: string } | null;
}

export interface PenaltySeed {
  key: string;
  unitKey: string;
  kind: 'late' | 'missed';
  submissionKey: string | null;
  at: string;
  by: string;
  note: string;
}

export interface CommissionSeed {
  key: string;
  title: string;
  requirements: string;
  issuedAt: string;
  by: string;
  dueOn: string;
  addressees: readonly string[];
  deliveredKeys: readonly string[];
}

export interface ReportingPointsSeed {
  key: string;
  month: string;
  publishedAt: string;
  by: string;
  points: readonly string[];
}

export interface BulletinSeed {
  key: string;
  month: string;
  compiledAt: string;
  compiledBy: string;
  /** The review chain in order; a step that has not been taken has no moment. */
  steps: readonly { role: 'editor' | 'confidentiality-reviewer' | 'office-leader'; by: string; at: string | null; opinion: string | null }[];
  publishedAt: string | null;
  publishedBy: string | null;
}

/** A year of work, as plain data; timeline() of timeline.ts puts it in time order. */
export interface DemonstrationWork {
  seed: string;
  from: string;
  /** Nothing happened at or after midnight of this day. */
  today: string;
  submissions: readonly SubmissionSeed[];
  merges: readonly MergeSeed[];
  issues: readonly IssueSeed[];
  instructions: readonly InstructionSeed[];
  forwards: readonly ForwardSeed[];
  penalties: readonly PenaltySeed[];
  commissions: readonly CommissionSeed[];
  reportingPoints: readonly ReportingPointsSeed[];
  bulletins: readonly BulletinSeed[];
}
