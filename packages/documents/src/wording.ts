// The fixed wording of documents that leave the office. These documents are Chinese whatever language the reader's screen has.

/** 2026-03-07 as 2026年3月7日: Arabic digits, no leading zeros (GB/T 9704, 7.3.5.4). */
export function dateInWords(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) return date;
  return `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

/** 第3期（总第120期） */
export function issueLine(issueNumber: number, totalNumber: number | undefined): string {
  return totalNumber === undefined ? `第${issueNumber}期` : `第${issueNumber}期（总第${totalNumber}期）`;
}

/** Names of receivers as one sentence. */
export function receivers(names: string[]): string {
  return names.length === 0 ? '' : `${names.join('，').replace(/。$/, '')}。`;
}

/** Ends with the mark, once. */
export function endsWith(text: string, mark: string): string {
  return text.endsWith(mark) ? text : text + mark;
}

export const wording = {
  document: '文件',
  copyNumber: '编号：',
  signer: '签发人：',
  editorNote: '按：',
  report: '报：',
  send: '送：',
  issue: '发：',
  copies: (count: number): string => `共印${count}份`,
  copyTo: '抄送：',
  printedOn: '印发',
  attachment: '附件',
  attachments: '附件：',
  settled: { taken: '已导入', present: '已存在，未改动' },
  certificateNumber: (number: string): string => `证书编号：${number}`,
  absentPicture: '（图片未载入）',
  absentGlyph: '〓',
  columnHeading: (heading: string): string => `【${heading}】`,
  source: (unit: string): string => `（${unit}）`,
  review: {
    step: '环节',
    opinion: '意见',
    person: '签批',
    recordedBy: (name: string): string => `（由${name}代录）`,
    fingerprint: '文本指纹：',
  },
};

/** Remarks about a finished document, for the person who made it. */
export const warning = {
  absentGlyphs: (characters: string[]): string => `以下字符没有可用字体，已用“${wording.absentGlyph}”代替：${characters.join(' ')}`,
  missingPicture: (id: string): string => `图片未找到：${id}`,
  unreadablePicture: (id: string): string => `图片无法读取：${id}`,
  tooManyPixels: (id: string): string => `图片总像素过多，未载入：${id}。请缩小图片后再试`,
  pictureFormat: (format: string): string => `不支持的图片格式：${format}`,
  morePictures: (kept: number): string => `图片过多，只保留前${kept}张`,
  cut: (limit: number): string => `内容过多，只保留前${limit}项`,
};
