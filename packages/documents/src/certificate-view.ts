import type { Certificate } from './layouts.ts';
import { breakable, printable } from './printable.ts';
import { dateInWords, endsWith, wording } from './wording.ts';

/** Presents a certificate for drawing. */
export function presentCertificate(certificate: Certificate): object {
  return {
    meta: { title: printable(certificate.title), author: printable(certificate.issuer) },
    title: printable(certificate.title),
    recipient: breakable(endsWith(certificate.recipient, '：')),
    text: breakable(certificate.text).split('\n'),
    issuer: printable(certificate.issuer),
    date: dateInWords(certificate.date),
    number: wording.certificateNumber(printable(certificate.number)),
  };
}
