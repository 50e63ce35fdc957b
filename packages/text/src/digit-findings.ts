/** A stretch of digits in a text, as one number without its separators. */
interface DigitGroup {
  digits: string;
  start: number;
  end: number;
}

/** Something found among the digits of a text. */
export interface DigitFinding {
  kind: 'idCard' | 'mobile' | 'landline' | 'bankCard';
  start: number;
  end: number;
}

// A few separators between digits join them: people write 138 0013 8000, 138 - 0013 - 8000 and 6222-0212-….
const run = /\d+[xX]?(?:[ \u00a0\u3000\-‐‑‒–—·]{1,3}\d+[xX]?)*/g;
const longest = 19;

/** The identity cards, mobile numbers, bank cards and landlines in a text whose digits are ASCII; each number is whole, never cut out of a longer one. */
export function digitFindings(text: string): DigitFinding[] {
  const found: DigitFinding[] = [];
  for (const stretch of text.matchAll(run)) {
    if (stretch[0].length < 10) continue;
    const groups = groupsOf(stretch[0], stretch.index, text);
    for (let first = 0; first < groups.length; first++) {
      const hit = longestFrom(groups, first);
      if (!hit) continue;
      found.push({ kind: hit.kind, start: groups[first]!.start, end: groups[hit.last]!.end });
      first = hit.last;
    }
  }
  return found;
}

function groupsOf(stretch: string, offset: number, text: string): DigitGroup[] {
  return [...stretch.matchAll(/\d+[xX]?/g)].map((part) => {
    const start = offset + part.index;
    const end = start + part[0].length;
    // An X that begins or continues a word (…2XL) is not a check digit.
    const isWord = /[xX]$/.test(part[0]) && /[0-9a-zA-Z]/.test(text.charAt(end));
    return isWord ? { digits: part[0].slice(0, -1), start, end: end - 1 } : { digits: part[0].toUpperCase(), start, end };
  });
}

function longestFrom(groups: DigitGroup[], first: number): { kind: DigitFinding['kind']; last: number } | null {
  let digits = '';
  const hits: { kind: DigitFinding['kind']; last: number }[] = [];
  for (let last = first; last < groups.length && digits.length <= longest; last++) {
    digits += groups[last]!.digits;
    // Fifteen digits of an identity card carry no checksum, so they count only in one piece; nothing else has fifteen.
    if (digits.length < 10 || (digits.length === 15 && last > first)) continue;
    const kind = kindOf(digits);
    // The area code of a landline is not parted: 2025-09-25 2025-10-29 is two dates.
    if (kind && !(kind === 'landline' && groups[first]!.digits.length < 3)) hits.push({ kind, last });
  }
  // A checksum says more than a length: an identity card wins over the mobile number that its first digits might be.
  const rank = { idCard: 0, bankCard: 1, mobile: 2, landline: 3 };
  return hits.sort((a, b) => rank[a.kind] - rank[b.kind] || b.last - a.last)[0] ?? null;
}

const mobile = /^(?:0{0,2}86)?1[3-9]\d{9}$/;
const landline = /^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/;
const bankCard = /^[34569]\d{15,18}$/;

function kindOf(digits: string): DigitFinding['kind'] | null {
  if (isIdCard(digits)) return 'idCard';
  if (mobile.test(digits)) return 'mobile';
  if (landline.test(digits)) return 'landline';
  if (bankCard.test(digits) && passesLuhn(digits) && !looksLikeIdCard(digits)) return 'bankCard';
  return null;
}

// GB/T 2260 provinces; 81–83 are residents' cards of Hong Kong, Macao and Taiwan.
const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '));
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number of 18 (checksum of GB 11643, ISO 7064 MOD 11-2) or of 15 digits, with a real province and birthday. */
function isIdCard(digits: string): boolean {
  if (/^\d{15}$/.test(digits)) return provinces.has(digits.slice(0, 2)) && isBirthday(`19${digits.slice(6, 12)}`);
  if (!/^\d{17}[\dX]$/.test(digits) || !looksLikeIdCard(digits)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}

const looksLikeIdCard = (digits: string) => digits.length === 18 && provinces.has(digits.slice(0, 2)) && isBirthday(digits.slice(6, 14));

function isBirthday(text: string): boolean {
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return iso >= '1880' && iso < '2100' && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
}

/** The check digit of payment cards (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}
