/** A secrecy mark and where it stands. */
export interface SecrecyMark {
  start: number;
  end: number;
}

const level = '(?:绝\\s{0,4}密|机\\s{0,4}密|秘\\s{0,4}密)';
const term = '(?:\\d{1,2}\\s?(?:年|个月)|[一二三五十]{1,3}年|长期)';
// The mark of GB/T 9704 (7.2.2): the level, a star, the term. With the star it is a mark wherever it stands.
const starred = new RegExp(`${level}\\s{0,4}[★☆⭐]\\s{0,4}${term}?`, 'g');
// Without the star only as a line of its own at the head, alone or with the term, urgency, copy number or label of the head.
const headLine = new RegExp(`^[^\\S\\n]*(?:密\\s*级\\s*[:：]?\\s*)?(${level}(?:\\s*[:：*]?\\s*${term})?)(?:\\s*(?:特急|加急|平急|件|电报|文件))?[^\\S\\n]*$`);
const headLines = 12;

/**
 * The secrecy marks of a document. 秘密 in running prose (国家秘密, 商业秘密, 保守秘密) is none: only a starred mark, or a line of its own
 * at the head of the document, says that this paper is secret (保守国家秘密法: nothing so marked belongs on this system).
 */
export function secrecyMarks(text: string): SecrecyMark[] {
  const marks: SecrecyMark[] = [...text.matchAll(starred)].map((found) => ({ start: found.index, end: found.index + found[0].trimEnd().length }));
  let at = 0;
  let seen = 0;
  while (at < text.length && seen < headLines) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    // Longer lines are prose; not testing them keeps the scan linear.
    const line = end - at <= 60 ? text.slice(at, end) : '';
    const found = headLine.exec(line);
    if (found) {
      const start = at + line.indexOf(found[1]!);
      if (!marks.some((mark) => start < mark.end && mark.start < start + found[1]!.length)) marks.push({ start, end: start + found[1]!.length });
    }
    if (end > at && text.slice(at, Math.min(end, at + 60)).trim() !== '') seen++;
    at = end + 1;
  }
  return marks;
}
