import type { ReviewSheet } from './layouts.ts';
import { breakable } from './printable.ts';
import { wording } from './wording.ts';

/** A review sheet with every text final. */
export interface ReviewSheetView {
  meta: { title: string; author: string };
  title: string;
  fields: { label: string; value: string }[];
  headings: { step: string; opinion: string; person: string };
  opinions: { step: string; text: string; person: string; post: string; at: string; recordedBy: string; fingerprint: string }[];
  footer: string;
}

/** Presents a review sheet for drawing. */
export function presentReviewSheet(sheet: ReviewSheet): ReviewSheetView {
  return {
    meta: { title: breakable(sheet.title), author: '' },
    title: breakable(sheet.title),
    fields: sheet.fields.map((field) => ({ label: breakable(field.label), value: breakable(field.value) })),
    headings: { step: wording.review.step, opinion: wording.review.opinion, person: wording.review.person },
    opinions: sheet.opinions.map((one) => ({
      step: breakable(one.step),
      text: breakable([one.decision, one.opinion].filter((part) => part).join('。').replace(/[。]{2,}/g, '。')),
      person: breakable(one.person),
      post: breakable(one.post ?? ''),
      at: breakable(one.at),
      recordedBy: one.recordedBy ? breakable(wording.review.recordedBy(one.recordedBy)) : '',
      fingerprint: wording.review.fingerprint + breakable(one.fingerprint),
    })),
    footer: breakable(sheet.footer ?? ''),
  };
}
