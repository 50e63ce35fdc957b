/** A cell as a reader of .csv, .xlsx or .docx hands it over; the text of a merged cell stands in its first cell. */
export type Cell = string | number | null | undefined;

/** A table grid with the name of its sheet (or "表1" of a document). */
export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
}

/** Numbers in millionths: sums of printed decimals stay exact. */
const millionths = 1_000_000;

export interface Figure {
  /** In millionths. */
  scaled: number;
  isPercent: boolean;
  /** Decimals as printed, zeros included; null when the cell held a number and its print is unknown. */
  decimals: number | null;
  /** Decimals that are not trailing zeros. */
  significant: number;
  text: string;
}

/** Text without spaces of any width, in half-width forms. */
export function plain(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return String(cell).normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
}

const shape = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(%)?$/;
/** What stands in a cell that has nothing to show. */
const nothing = /^(?:[-—–―−─一/\\]+|无|零|〇|空|未报送?|n\/?a)$/i;
/** Marks of notes, and digits so small that they only point at one. */
const noteMarks = /(?<=\d)[①-⑳⑴-⒇¹²³⁰⁴-⁹*※#★☆]+$/;
const counters = /(?:条|篇|件|个|项|次|名|分|位|家|人)$/;

/** The number in a cell; null when it is empty or a dash, undefined when it holds something else. */
export function figureIn(cell: Cell): Figure | null | undefined {
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return undefined;
    const digits = String(cell).split('.')[1] ?? '';
    return { scaled: Math.round(cell * millionths), isPercent: false, decimals: null, significant: digits.length, text: String(cell) };
  }
  const text = plain(typeof cell === 'string' ? cell.trim().replace(noteMarks, '') : cell);
  if (text === '' || nothing.test(text)) return null;
  const bare = text.replace(/^[↓▼]/, '-').replace(/^[↑▲]/, '').replace(/^(?:并列)?第?/, '').replace(/\(?并列\)?$/, '').replace(counters, '').replaceAll('−', '-');
  const found = shape.exec(bare);
  if (!found || (found[2] === undefined && found[3] === undefined)) return undefined;
  const [, sign, whole = '0', decimals = '', percent] = found;
  const value = Number(`${whole.replaceAll(',', '')}.${decimals || '0'}`);
  return {
    scaled: Math.round(value * millionths) * (sign === '-' ? -1 : 1),
    isPercent: percent !== undefined,
    decimals: decimals.length,
    significant: decimals.replace(/0+$/, '').length,
    text: plain(cell),
  };
}

const ordinal = /^(?:并列)?第?([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?:名|位)?(?:\(?并列\)?)?$/;
const digit = (character: string): number => '一二三四五六七八九'.indexOf(character) + 1;

/** The place in a cell, also one that is written in Chinese numerals up to 九十九. */
export function placeIn(cell: Cell): Figure | null | undefined {
  const figure = figureIn(cell);
  const text = plain(cell);
  const [, tens = '', ten = '', ones = ''] = (figure === undefined ? ordinal.exec(text) : null) ?? [];
  if (tens + ten + ones === '' || (tens !== '' && ten === '' && ones !== '')) return figure;
  const place = ten === '' ? digit(tens + ones) : (tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
  return { scaled: place * millionths, isPercent: false, decimals: 0, significant: 0, text };
}

/** A scaled number as people write it. */
export function printScaled(scaled: number): string {
  return String(Math.round(scaled) / millionths);
}

/** Spreadsheet letters of a column: 0 is A. */
export function columnName(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Spreadsheet name of a cell: column 0, row 0 is A1. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${row + 1}`;
