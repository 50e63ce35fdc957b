// Chinese characters take two columns of a terminal.
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(one) ? 2 : 1), 0);

/** Rows as a table for people, columns aligned. */
export function tableOf(headings: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
  const widths = headings.map((_, index) => Math.max(...cells.map((row) => widthOf(row[index] ?? ''))));
  return cells.map((row) => row.map((cell, index) => cell + ' '.repeat(widths[index]! - widthOf(cell))).join('  ').trimEnd()).join('\n') + '\n';
}
