import type { TagTest, TagValue } from '../rulebook/match.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { testsIn } from './rulebook-tests.ts';
import type { Report } from './report.ts';

const namedValues = (test: TagTest): readonly TagValue[] => (typeof test !== 'object' ? [test] : Array.isArray(test) ? test : []);

/** Kinds that every rulebook may name without listing them. */
const builtIn = ['withdrawn', 'decision'];

function checkKinds(book: Rulebook, report: Report): void {
  const listed = new Set([...book.factKinds.map((one) => one.kind), ...builtIn]);
  const seen = new Set<string>();
  for (const { owner, kinds } of testsIn(book)) {
    for (const kind of kinds) {
      if (listed.has(kind) || seen.has(`${owner} ${kind}`)) continue;
      seen.add(`${owner} ${kind}`);
      report('unknown-kind', 'error', { rule: owner, kind });
    }
  }
  const scored = new Set([...book.rules.flatMap((rule) => rule.on), ...book.periodRules.flatMap((rule) => ('counts' in rule ? [rule.counts.kind].flat() : []))]);
  for (const one of book.factKinds) {
    if (one.scored && !scored.has(one.kind)) report('kind-without-rule', 'error', { rule: one.kind, kind: one.kind });
  }
}

/** Tags that every row of some table tests: their values decide points, so each should be used. */
function decidingTags(book: Rulebook): string[] {
  const tags = book.rules.flatMap((rule) =>
    Object.keys(rule.rows[0]!.when?.tags ?? {}).filter((tag) => rule.rows.length > 1 && rule.rows.every((row) => row.when?.tags?.[tag] !== undefined)),
  );
  return [...new Set(tags)];
}

/** Finds kinds, tags and values that rules name and the vocabulary does not, and the other way round. */
export function checkVocabulary(book: Rulebook, report: Report): void {
  checkKinds(book, report);
  const used = new Map<string, Set<TagValue>>();
  const reported = new Set<string>();
  for (const { owner, tests } of testsIn(book)) {
    for (const [tag, test] of tests.flatMap((one) => Object.entries(one))) {
      const vocabulary = book.tags[tag];
      if (vocabulary === undefined && !reported.has(`${owner} ${tag}`)) {
        reported.add(`${owner} ${tag}`);
        report('unknown-tag', 'error', { rule: owner, tag });
      }
      for (const value of namedValues(test)) {
        if (!used.has(tag)) used.set(tag, new Set());
        used.get(tag)!.add(value);
        const known = vocabulary?.values ?? [];
        if (typeof value !== 'boolean' && known.length > 0 && !known.some((one) => one.value === value) && !reported.has(`${owner} ${tag} ${value}`)) {
          reported.add(`${owner} ${tag} ${value}`);
          report('unknown-value', 'error', { rule: owner, tag, value: String(value) });
        }
      }
    }
  }
  for (const tag of decidingTags(book)) {
    for (const one of book.tags[tag]?.values ?? []) {
      if (!used.get(tag)?.has(one.value)) report('value-without-rule', 'warning', { rule: tag, tag, value: String(one.value) });
    }
  }
}
