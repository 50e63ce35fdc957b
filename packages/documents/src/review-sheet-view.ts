import type { ReviewSheet } from './layouts.ts';
import { breakable, displayWidth } from './printable.ts';
import { wording } from './wording.ts';

/** A review sheet with every text final. */
export interface ReviewSheetView {
  meta: { title: string; author: string };
  title: string;
  /** A field whose value is long stands on a line of its own. */
  fields: { label: string; value: string; whole: boolean }[];
  headings: { step: string; opinion: string; person: string };
  opinions: { step: string; text: string; person: string; post: string; at: string; recordedBy: string; fingerprint: string }[];
  footer: string;
}

/** Presents a review sheet for drawing. */
export function presentReviewSheet(sheet: ReviewSheet): ReviewSheetView {
  return {
    meta: { title: breakable(sheet.title), author: '' },
    title: breakable(sheet.title),
    fields: inLines(sheet.fields.map((field) => ({ label: breakable(field.label), value: breakable(field.value), whole: displayWidth(field.value) > 40 }))),
    headings: { step: wording.review.step, opinion: wording.review.opinion, person: wording.review.person },
    opinions: sheet.opinions.map((one) => ({
      step: breakable(one.step),
      // Who writes “同意” as his opinion has said the decision already.
      text: breakable((one.opinion?.startsWith(one.decision) ? [one.opinion] : [one.decision, one.opinion]).filter((part) => part).join('。').replace(/[。]{2,}/g, '。')),
      person: breakable(one.person),
      post: breakable(one.post ?? ''),
      at: breakable(one.at),
      recordedBy: one.recordedBy ? breakable(wording.review.recordedBy(one.recordedBy)) : '',
      fingerprint: one.fingerprint === '' ? '' : wording.review.fingerprint + breakable(one.fingerprint),
    })),
    footer: breakable(sheet.footer ?? ''),
  };
}

/** Two short fields share a line; one that is left without a neighbour takes the whole of it. */
function inLines<Field extends { whole: boolean }>(fields: readonly Field[]): Field[] {
  let besideAnother = false;
  return fields.map((field, index) => {
    const whole = field.whole || (!besideAnother && (fields[index + 1]?.whole ?? true));
    besideAnother = !whole && !besideAnother;
    return { ...field, whole };
  });
}
