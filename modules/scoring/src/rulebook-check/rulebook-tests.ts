import type { Condition } from '../rulebook/award-rules.ts';
import type { FactMatch, TagTests, When } from '../rulebook/match.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/** A test somewhere in a rulebook: whose it is, of which kinds, on which tags. */
export interface PlacedTest {
  owner: string;
  kinds: readonly string[];
  tests: readonly TagTests[];
}

const testsOf = (test: When | undefined): TagTests[] => [...(test?.tags ? [test.tags] : []), ...(test?.anyOf ?? [])];
const kindsOf = (test: FactMatch): readonly string[] => (typeof test.kind === 'string' ? [test.kind] : test.kind);
const placed = (owner: string, test: FactMatch): PlacedTest => ({ owner, kinds: kindsOf(test), tests: testsOf(test) });

/** The conditions of an award, those inside alternatives included. */
export const flatConditions = (conditions: readonly Condition[]): Exclude<Condition, { type: 'any' }>[] =>
  conditions.flatMap((one) => (one.type === 'any' ? one.of : [one]));

/** Every test of a rulebook, with the part it belongs to. */
export function testsIn(book: Rulebook): PlacedTest[] {
  const around = (owner: string, part: { given?: FactMatch[]; unless?: FactMatch[] }) =>
    [...(part.given ?? []), ...(part.unless ?? [])].map((test) => placed(owner, test));
  return [
    ...book.rules.flatMap((rule) =>
      rule.rows.flatMap((row) => [
        { owner: row.id, kinds: rule.on, tests: testsOf(row.when) },
        ...around(row.id, row),
        ...(row.supplements ?? []).flatMap((one) => [{ owner: one.id, kinds: [], tests: testsOf(one.when) }, ...around(one.id, one)]),
      ]),
    ),
    ...book.periodRules.flatMap((rule) => ('counts' in rule ? [placed(rule.id, rule.counts)] : [])),
    ...book.quotas.flatMap(({ id, measure }) =>
      measure.of === 'points' ? [] : [placed(id, measure.counts), ...(measure.of === 'rate' ? [placed(id, measure.outOf)] : [])],
    ),
    ...book.vetoes.map((veto) => placed(veto.id, veto.counts)),
    ...book.awards.flatMap((award) => flatConditions(award.conditions).flatMap((one) => (one.type === 'count' ? [placed(one.id, one.counts)] : []))),
  ];
}
