import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../testing.ts';
import { cellName } from './cells.ts';
import { checkBulletin } from './check-bulletin.ts';
import { errorKinds, generateTable } from './generated-bulletins.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));

test('200 generated tables, half with one seeded error: all found, none missed, no false alarm', () => {
  const random = seeded(seed);
  let found = 0;
  let missed = 0;
  let falseAlarms = 0;
  const remarks: string[] = [];
  for (let n = 0; n < 200; n++) {
    const error = n % 2 === 0 ? null : errorKinds[((n - 1) / 2) % errorKinds.length]!;
    const { sheet, at } = generateTable(random, error);
    const { findings } = checkBulletin([sheet]);
    const name = at === null ? '' : `通报!${cellName(at.column, at.row)}`;
    if (error !== null) {
      const code = error === 'cumulative' ? 'cumulative-below' : error;
      if (findings.some((one) => one.where === name && one.code === `scoring.check.${code}`)) found++;
      else {
        missed++;
        remarks.push(`missed ${error} at ${name}: ${findings.map((one) => one.message).join('; ')}`);
      }
    }
    // A wrong figure also shows in the totals, rates and ranks that are made from it: only what has no part in it is a false alarm.
    const column = name.replace(/\d+$/, '');
    const row = name.replace(/\D+/g, '');
    const strange = error === null ? findings : findings.filter((one) => one.where.replace(/\d+$/, '') !== column && one.where.replace(/\D+/g, '') !== row);
    const unexplained = error === 'cumulative' ? strange.filter((one) => one.code !== 'scoring.check.rank') : strange;
    falseAlarms += unexplained.length;
    for (const one of unexplained) remarks.push(`false alarm (${error ?? 'clean'} ${name}) ${one.where}: ${one.message}`);
  }
  console.log(`seed ${seed}: 200 tables, 100 seeded errors: found ${found}, missed ${missed}, false alarms ${falseAlarms}`);
  assert.deepEqual({ found, missed, falseAlarms }, { found: 100, missed: 0, falseAlarms: 0 }, remarks.slice(0, 12).join('\n'));
});
