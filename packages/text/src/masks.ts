/** What the scan finds. */
export type FindingKind = 'idCard' | 'mobile' | 'landline' | 'bankCard' | 'email' | 'secrecyMark';

/** What can be masked: findings and names of persons. */
export type MaskKind = FindingKind | 'name';

const compact = (text: string) => text.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '');
const middle = (text: string, first: number, last: number) =>
  text.length <= first + last ? '*'.repeat(text.length) : text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(text.length - last);

/**
 * The customary mask of a piece of personal data (no national rule fixes them): 110105********0123, 138****8000, 6222***********0123,
 * 张*. A secrecy mark is no personal data and stays as it is.
 */
export function mask(text: string, kind: MaskKind): string {
  switch (kind) {
    case 'idCard':
      return middle(compact(text).toUpperCase(), 6, compact(text).length === 15 ? 3 : 4);
    case 'mobile':
      return middle(compact(text).slice(-11), 3, 4);
    case 'bankCard':
      return middle(compact(text), 4, 4);
    case 'landline': {
      const [area, number] = /^(0(?:10|2\d|\d{3}))(\d{7,8})$/.exec(compact(text))?.slice(1) ?? ['', compact(text)];
      return `${area === '' ? '' : `${area}-`}${middle(number!, 0, 4)}`;
    }
    case 'email':
      return text.replace(/^(.)[^@]*/u, '$1***');
    case 'name':
      return [...text].map((character, index) => (index === 0 ? character : '*')).join('');
    case 'secrecyMark':
      return text;
  }
}
