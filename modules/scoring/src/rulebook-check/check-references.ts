import { namedParts } from '../rulebook/names.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { flatConditions } from './rulebook-tests.ts';
import type { Report } from './report.ts';

function checkIds(book: Rulebook, report: Report): void {
  const seen = new Set<string>();
  for (const { id } of namedParts(book)) {
    if (seen.has(id)) report('duplicate-id', 'error', { rule: id });
    seen.add(id);
  }
  for (const choice of book.choices) for (const by of choice.rules) if (!seen.has(by)) report('choice-unknown-rule', 'error', { rule: choice.id, by });
}

function checkFamilies(book: Rulebook, report: Report): void {
  const families = new Set(book.rules.map((rule) => rule.family));
  const combinedBy = new Map<string, string>();
  for (const one of book.combinations) {
    for (const family of one.families) {
      if (!families.has(family)) report('unknown-family', 'error', { rule: one.id, family });
      const other = combinedBy.get(family);
      if (other !== undefined) report('two-combinations', 'error', { rule: one.id, by: other, family });
      combinedBy.set(family, one.id);
    }
  }
  for (const one of book.credits) for (const family of one.families ?? []) if (!families.has(family)) report('unknown-family', 'error', { rule: one.id, family });
  const earlier = new Set([...families, ...book.credits.map((one) => one.id), ...book.rules.flatMap((rule) => [rule.id, ...rule.rows.map((row) => row.id)]), 'decision', 'opening']);
  for (const one of book.periodRules) {
    if ('over' in one && one.over !== '*') for (const by of one.over) if (!earlier.has(by)) report('unknown-rule', 'error', { rule: one.id, by });
    earlier.add(one.id);
  }
}

function checkClasses(book: Rulebook, report: Report): void {
  const classes = new Set(book.classes.map((one) => one.id));
  const groups = new Set(book.groups.map((one) => one.id));
  const named = [...book.rules, ...book.credits, ...book.periodRules, ...book.quotas].map((part) => ({ rule: part.id, classes: part.classes ?? [] }));
  for (const award of book.awards) named.push({ rule: award.id, classes: award.unitClasses ?? [] });
  for (const part of named) for (const one of part.classes) if (!classes.has(one)) report('unknown-class', 'error', { rule: part.rule, class: one });
  for (const award of book.awards) {
    for (const condition of flatConditions(award.conditions)) {
      if (condition.type !== 'rank') continue;
      for (const group of Object.keys(condition.byGroup ?? {})) if (!groups.has(group)) report('unknown-group', 'error', { rule: condition.id, group });
    }
  }
}

function checkAwards(book: Rulebook, report: Report): void {
  const quotas = new Set(book.quotas.map((one) => one.id));
  const earlier = new Set<string>();
  for (const award of book.awards) {
    for (const condition of flatConditions(award.conditions)) {
      if (condition.type === 'quota-met' && !quotas.has(condition.quota)) report('unknown-quota', 'error', { rule: condition.id, quota: condition.quota });
      if (condition.type === 'award' && !earlier.has(condition.award)) report('unknown-award', 'error', { rule: condition.id, award: condition.award });
      if (condition.type === 'count' && (condition.atLeast ?? 0) > (condition.atMost ?? Infinity)) {
        report('condition-impossible', 'error', { rule: condition.id, min: condition.atLeast!, max: condition.atMost! });
      }
    }
    earlier.add(award.id);
  }
  const awards = new Set(book.awards.map((one) => one.id));
  for (const part of [...book.quotas, ...book.vetoes]) {
    for (const award of part.consequences.flatMap((one) => one.awards ?? [])) if (!awards.has(award)) report('unknown-award', 'error', { rule: part.id, award });
  }
}

/** Finds ids used twice and references to rules, families, classes, quotas and awards that do not exist. */
export function checkReferences(book: Rulebook, report: Report): void {
  checkIds(book, report);
  checkFamilies(book, report);
  checkClasses(book, report);
  checkAwards(book, report);
}
