import type { Tags } from './rulebook/match.ts';
import type { Fact, FactUnit, LedgerInput, RulebookInForce } from './ledger/types.ts';
import { rulebook } from './rulebook/rulebook.ts';
import type { Rulebook, RulebookFile } from './rulebook/rulebook.ts';

/** A fact with everything that a test leaves unsaid filled in: recorded at ten in the morning of the day on which it happened. */
export function aFact(
  parts: Partial<Omit<Fact, 'units' | 'subject'>> & { kind: string; on?: string; item?: string; units?: readonly (string | FactUnit)[]; tags?: Tags },
): Fact {
  const { on = '2026-03-05', item = 'item-1', units = ['unit-1'], tags = {}, ...rest } = parts;
  return {
    id: rest.id ?? `${rest.kind}-${item}-${on}-${Object.values(tags).join('-')}`,
    subject: { kind: 'item', id: item },
    units: units.map((unit) => (typeof unit === 'string' ? { unitId: unit } : unit)),
    tags,
    occurredAt: on,
    recordedAt: `${on}T10:00:00+08:00`,
    recordedBy: 'editor',
    ...rest,
  };
}

/** A rulebook with one adoption rule of 5 points, and whatever a test wants to be otherwise. */
export function aRulebook(parts: Partial<RulebookFile> = {}): Rulebook {
  return rulebook.parse({
    format: 'gongkai-rulebook/1',
    id: 'test-book',
    version: 1,
    title: { zh: '测试办法', en: 'Test rules' },
    source: { issuer: '测试', title: '测试办法', completeness: { zh: '完整', en: 'Complete' } },
    factKinds: [{ kind: 'adopted', label: { zh: '采用', en: 'Adopted' } }],
    rules: [aRule('adoption', 5)],
    ...parts,
  });
}

/** A rule that gives every fact of a kind the same points. */
export function aRule(id: string, points: RulebookFile['rules'][number]['rows'][number]['points'], parts: Partial<RulebookFile['rules'][number]> = {}): RulebookFile['rules'][number] {
  const label = { zh: id, en: id };
  return { id, label, family: id, on: ['adopted'], rows: [{ id: `${id}-row`, label, points }], ...parts };
}

/** A rulebook in force from the beginning of 2025. */
export const inForce = (book: Rulebook, effectiveFrom = '2025-01-01', adoptedAt?: string): RulebookInForce => ({
  rulebook: book,
  effectiveFrom,
  ...(adoptedAt === undefined ? {} : { adoptedAt }),
});

/** The inputs of a ledger under one rulebook. */
export const underBook = (book: Rulebook, facts: readonly Fact[], rest: Partial<LedgerInput> = {}): LedgerInput => ({
  rulebooks: [inForce(book)],
  facts,
  ...rest,
});

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
