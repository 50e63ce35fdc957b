import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../testing.ts';
import { cellName, type Cell } from '../cells.ts';
import { checkBulletin } from '../check-bulletin.ts';
import { makeTable } from './assemble.ts';
import { chance } from './model.ts';
import { printHalves, printTable } from './print-table.ts';
import { errorKinds, seedError, type ErrorKind, type SeededError } from './seed-error.ts';

const seed = Number(process.env['SEED'] ?? 20_260_101);
const count = Number(process.env['TABLES'] ?? 400);

interface Made {
  cells: Cell[][];
  error: SeededError | null;
  /** Lines of another table above. */
  above: number;
}

const printed = (random: () => number) => {
  const table = makeTable(random);
  const isFlat = table.layout.groupStyle === 'none' && table.columns.every((column) => column.top === '');
  return { table, print: isFlat && chance(random, 0.2) ? printHalves(table) : printTable(random, table) };
};

/** A sheet with one table, sometimes below another one, right in every figure or with one error of a kind. */
function makeSheet(random: () => number, kind: ErrorKind | null): Made {
  const before = chance(random, 0.2) ? [...printed(random).print.cells, [], ['二、其他情况']] : [];
  for (;;) {
    const { table, print } = printed(random);
    const error = kind === null ? null : seedError(random, table, print, kind);
    if (kind === null || error !== null) return { cells: [...before, ...print.cells], error, above: before.length };
  }
}

const placeOf = (where: string): [line: number, column: number] => {
  const [, letters, line] = /!([A-Z]+)(\d+)$/.exec(where)!;
  return [Number(line) - 1, [...letters!].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1];
};

test(`${count} generated tables, half with one error of each kind: all found, none missed, no false alarm`, () => {
  const random = seeded(seed);
  const tally = { found: 0, missed: 0, falseAlarms: 0, unchecked: 0 };
  const remarks: string[] = [];
  for (let n = 0; n < count; n++) {
    const kind = n % 2 === 0 ? null : errorKinds[((n - 1) / 2) % errorKinds.length]!;
    const { cells, error, above } = makeSheet(random, kind);
    const { findings, checked } = checkBulletin([{ name: '通报', rows: cells }]);
    const at = error === null ? '' : `通报!${cellName(error.column, error.line + above)}`;
    // A figure that others are made from is wrong wherever it shows; every other error has its own cell.
    const isFound = error !== null && findings.some((one) => one.where === at || error.kind === 'figure');
    const strange = findings.filter(({ where }) => {
      const [line, column] = placeOf(where);
      return where !== at && !error?.follows(line - above, column);
    });
    if (error !== null) tally[isFound ? 'found' : 'missed']++;
    tally.falseAlarms += strange.length;
    if (Object.values(checked).every((figures) => figures === 0)) tally.unchecked++;
    if ((error !== null && !isFound) || strange.length > 0) remarks.push(`${kind ?? 'clean'} ${at} ${strange.map((one) => `${one.where} ${one.message}`).join('; ')}\n${cells.map((row, line) => `${line + 1}: ${row.join(' | ')}`).join('\n')}`);
  }
  const errors = Math.floor(count / 2);
  console.log(`seed ${seed}: ${count} tables, ${errors} errors: found ${tally.found}, missed ${tally.missed}, false alarms ${tally.falseAlarms}`);
  assert.deepEqual(tally, { found: errors, missed: 0, falseAlarms: 0, unchecked: 0 }, remarks.slice(0, 3).join('\n\n'));
});
