import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridOf } from './table-grid.ts';

const cell = (text: string, spans: { colspan?: number; rowspan?: number; header?: boolean } = {}) => ({ runs: [{ text }], ...spans });
const table = (rows: ReturnType<typeof cell>[][]) => gridOf({ type: 'table', rows });

function coverage(grid: ReturnType<typeof table>): number[] {
  const counts = Array.from({ length: grid.rows * grid.columns }, () => 0);
  for (const one of grid.cells) {
    for (let row = one.row; row < one.row + one.rowspan; row += 1) {
      for (let column = one.column; column < one.column + one.colspan; column += 1) counts[row * grid.columns + column] = (counts[row * grid.columns + column] ?? 0) + 1;
    }
  }
  return counts;
}

test('every place is covered once, whatever the spans say', () => {
  const grids = [
    table([[cell('a'), cell('b')], [cell('c')]]),
    table([[cell('a', { rowspan: 5 }), cell('b', { colspan: 3 })], [cell('c', { colspan: 9 })], []]),
    table([[cell('a'), cell('b', { rowspan: 2 }), cell('c')], [cell('d', { colspan: 3 })]]),
    table([[], []]),
  ];
  for (const grid of grids) assert.ok(coverage(grid).every((count) => count === 1), JSON.stringify(grid));
});

test('leading rows of headers repeat, unless a span reaches out of them', () => {
  const head = { header: true };
  assert.equal(table([[cell('a', head)], [cell('b')]]).headerRows, 1);
  assert.equal(table([[cell('a', { ...head, rowspan: 2 }), cell('b', head)], [cell('c')]]).headerRows, 0);
  assert.equal(table([[cell('a', head)]]).headerRows, 0);
});

test('columns are as wide as their contents ask, within bounds', () => {
  const { weights } = table([[cell('序号'), cell('名'.repeat(100)), cell('')]]);
  assert.deepEqual(weights, [4, 40, 4]);
});
