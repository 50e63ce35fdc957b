import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Bench, Figure } from '../harness.ts';

interface Measured {
  facts: number;
  entries: number;
  seconds: number;
  cpuSeconds: number;
  totalsSeconds: number;
  megabytes: number;
}

const seconds = (name: string, value: number, limit: number, note?: string): Figure =>
  ({ name, value, unit: 's', against: { name: 'limit', value: limit }, smallerIsBetter: true, holds: 1, ...(note ? { note } : {}) });

/** The ledger as a pure function over a million facts, in a process of its own. */
export const scoring: Bench = {
  name: 'scoring',
  async run(tools) {
    const text = execFileSync(process.execPath, [join(import.meta.dirname, '../ledger-run.ts')], { encoding: 'utf8', maxBuffer: 1_000_000 });
    const found = JSON.parse(text) as Measured;
    tools.plan(`${found.facts.toLocaleString('en')} facts of 150 units over three years under the county scheme give ${found.entries.toLocaleString('en')} entries; totals of all units and months in ${found.totalsSeconds.toFixed(2)} s`);
    return [
      seconds('processor time of a ledger of a million facts', found.cpuSeconds, 5, `${found.seconds.toFixed(1)} s by the clock, which a busy machine stretches`),
      { name: 'memory of the process, facts and entries included', value: found.megabytes, unit: 'MB', against: { name: 'limit', value: 1_000 }, smallerIsBetter: true, holds: 1 },
    ];
  },
};
