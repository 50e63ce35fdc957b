import type { RichText } from '@gongkai/kernel';

/** The bytes of the pictures that a body names, by attachment id. */
export type Pictures = ReadonlyMap<string, { bytes: Uint8Array; mediaType: string }>;

/** Bars side by side, for comparing at a glance; drawn from the figures in both exits, never as a picture. */
export interface BarChart {
  type: 'bars';
  caption: string;
  /** Each with its name, its length and the figure as it is printed. */
  bars: { label: string; value: number; shown: string }[];
}

/** The blocks of a text, and charts. */
export type PrintedBody = (RichText[number] | BarChart)[];

/** A titled text with its supplying unit, as it stands in a bulletin. */
export interface BulletinItem {
  title: string;
  body: RichText;
  /** The supplying unit, printed in brackets at the end. */
  source?: string;
}

/** A column of a bulletin. */
export interface BulletinSection {
  heading?: string;
  items: BulletinItem[];
}

/** An issue of a periodical in the 简报 layout. */
export interface OfficialBulletin {
  name: string;
  issueNumber: number;
  /** The running number over all years, printed as 总第×期. */
  totalNumber?: number;
  year: number;
  issuer: string;
  /** YYYY-MM-DD */
  date: string;
  /** For example 内部资料 注意保存, or a secrecy mark; top left. */
  marking?: string;
  /** The number of this copy; top right, on controlled issues only. */
  copyNumber?: string;
  /** 签发人 */
  signer?: string;
  /** 按语 */
  editorNote?: RichText;
  sections: BulletinSection[];
  /** 报: superiors. */
  report: string[];
  /** 送: peers. */
  send: string[];
  /** 发: subordinates. */
  issue: string[];
  /** 共印××份 */
  copies?: number;
  pictures?: Pictures;
}

/** An official document (公文) in the layout of GB/T 9704—2012. */
export interface OfficialDocument {
  /** 发文机关标志; 「文件」 is added when the form is a document. */
  organ: string;
  form: 'document' | 'letter';
  /** 发文字号, complete: 清政办发〔2026〕3号. */
  number?: string;
  title: string;
  /** 主送机关 */
  addressee?: string;
  body: RichText;
  /** Names for the 附件说明. */
  attachments?: string[];
  signature: string;
  /** YYYY-MM-DD */
  date: string;
  /** 附注 */
  note?: string;
  /** 抄送 */
  copyTo?: string;
  /** 印发机关 */
  printedBy?: string;
  /** 印发日期, YYYY-MM-DD */
  printedOn?: string;
  /** 特急 or 加急 */
  urgency?: string;
  pictures?: Pictures;
  /** The attachments printed behind the text, each on a new page. */
  appendices?: { title: string; body: PrintedBody }[];
}

/** One opinion of a review sheet. */
export interface ReviewOpinion {
  step: string;
  person: string;
  post?: string;
  decision: string;
  opinion?: string;
  /** The moment as it shall be printed. */
  at: string;
  /** Who recorded the opinion, when the person did not write it himself. */
  recordedBy?: string;
  /** The fingerprint of the text that was reviewed. */
  fingerprint: string;
}

/** A 签批单: head fields and the opinions of a review chain. */
export interface ReviewSheet {
  title: string;
  fields: { label: string; value: string }[];
  opinions: ReviewOpinion[];
  footer?: string;
}

/** An honour in writing (荣誉证书), with room for the seal. */
export interface Certificate {
  /** What stands largest: 荣誉证书. */
  title: string;
  recipient: string;
  /** The text, a paragraph a line. */
  text: string;
  issuer: string;
  /** YYYY-MM-DD */
  date: string;
  number: string;
}

/** A finished PDF. */
export interface RenderedDocument {
  bytes: Uint8Array;
  pages: number;
  /** What the reader should know: characters that no font carries, pictures left out. */
  warnings: string[];
}
