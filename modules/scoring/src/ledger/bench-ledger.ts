import { shippedRulebooks } from '../rulebook/shipped.ts';
import { totalsOf } from '../totals.ts';
import { computeLedger } from './compute-ledger.ts';
import type { Fact, ScoredUnit } from './types.ts';

export interface LedgerBench {
  facts: number;
  entries: number;
  seconds: number;
  /** Processor time of the same run, which a busy machine does not stretch. */
  cpuSeconds: number;
  totalsSeconds: number;
  /** Resident memory of the process after the run, facts and entries included. */
  megabytes: number;
  hundredths: number;
}

const publications = [
  { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'comprehensive' },
  { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'brief' },
  { level: 'county', publication: '专报信息', itemKind: 'special' },
  { level: 'county', publication: '政务调研', itemKind: 'research' },
  { level: 'city', publication: '工作动态' },
  { level: 'city', publication: '简要信息' },
];

/** Facts of 150 units over three years under the county scheme: six in ten adopted, the rest submitted, forwarded or instructed; some shared, some corrected. */
export function benchFacts(count: number): Fact[] {
  const leads = Array.from({ length: 150 }, (_, n) => [{ unitId: `unit-${n}` }]);
  const pairs = leads.map((lead, n) => [lead[0]!, leads[(n + 7) % 150]![0]!]);
  const start = Date.parse('2023-01-01T00:00:00+08:00');
  const step = (3 * 365 * 86_400_000) / count;
  const facts: Fact[] = [];
  for (let n = 0; n < count; n++) {
    const at = new Date(start + Math.floor(n * step)).toISOString();
    const item = n % 5 === 4 ? n - 4 : n;
    const kind = n % 5 === 4 ? (n % 2 === 0 ? 'instructed' : 'forwarded') : n % 5 === 3 ? 'submitted' : 'adopted';
    const tags = kind === 'instructed' ? { leaderLevel: 'county' } : kind === 'forwarded' ? { level: 'city' } : publications[n % 6]!;
    facts.push({
      id: `fact-${n}`,
      kind,
      subject: { kind: 'item', id: `item-${item}` },
      units: n % 11 === 0 ? pairs[item % 150]! : leads[item % 150]!,
      tags: tags as Fact['tags'],
      occurredAt: at,
      recordedAt: at,
      recordedBy: 'editor',
      ...(n % 1000 === 999 ? { corrects: `fact-${n - 2}` } : {}),
    });
  }
  return facts;
}

/** Times the ledger over `count` facts in memory. */
export function benchLedger(count = 1_000_000): LedgerBench {
  const facts = benchFacts(count);
  const units: ScoredUnit[] = Array.from({ length: 150 }, (_, n) => ({ id: `unit-${n}`, name: `单位${n}`, group: n < 50 ? 'townships' : 'departments' }));
  const closings = Array.from({ length: 30 }, (_, n) => {
    const month = `${2023 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
    const next = n + 1;
    return { period: month, closedAt: `${2023 + Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-02T09:00:00+08:00` };
  });
  const cpu = process.cpuUsage();
  const began = performance.now();
  const { entries } = computeLedger({ rulebooks: [{ rulebook: shippedRulebooks.county, effectiveFrom: '2023-01-01' }], facts, units, closings });
  const computed = performance.now();
  const used = process.cpuUsage(cpu);
  let hundredths = 0;
  for (const total of totalsOf(entries).values()) hundredths += total.hundredths;
  const done = performance.now();
  return {
    facts: facts.length,
    entries: entries.length,
    seconds: (computed - began) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
    totalsSeconds: (done - computed) / 1000,
    megabytes: Math.round(process.memoryUsage().rss / 1_048_576),
    hundredths,
  };
}
