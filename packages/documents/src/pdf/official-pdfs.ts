import { presentBulletin } from '../bulletin-view.ts';
import { presentCertificate } from '../certificate-view.ts';
import type { Certificate, OfficialBulletin, OfficialDocument, RenderedDocument, ReviewSheet } from '../layouts.ts';
import { presentOfficial } from '../official-view.ts';
import { presentReviewSheet } from '../review-sheet-view.ts';
import { renderPdf } from './renderer.ts';

/** Draws an issue in the 简报 layout. */
export async function bulletinPdf(doc: OfficialBulletin): Promise<RenderedDocument> {
  const { view, preparation } = presentBulletin(doc);
  return renderPdf('bulletin.typ', view, preparation);
}

/** Draws an official document or letter in the layout of GB/T 9704—2012. */
export async function officialPdf(doc: OfficialDocument): Promise<RenderedDocument> {
  const { view, preparation } = presentOfficial(doc);
  return renderPdf(doc.form === 'letter' ? 'letter.typ' : 'document.typ', view, preparation);
}

/** Draws a 签批单: head fields and all opinions with name, time, way and fingerprint. */
export async function reviewSheetPdf(sheet: ReviewSheet): Promise<RenderedDocument> {
  return renderPdf('review-sheet.typ', presentReviewSheet(sheet));
}

/** Draws a certificate on one sheet across. */
export async function certificatePdf(certificate: Certificate): Promise<RenderedDocument> {
  return renderPdf('certificate.typ', presentCertificate(certificate));
}
