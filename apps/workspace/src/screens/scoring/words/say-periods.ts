import type { Award, Condition, Consequence, Measure, PeriodRule, Quota, Veto } from '../book/parts.ts';
import { sayMatch } from './say-conditions.ts';
import { classFacet, groupName, listed, said, type Facet, type Words } from './words.ts';

const per = (words: Words, length: 'month' | 'quarter' | 'year'): string => words.text(`rulebook.per.${length}`);

/** What a limit or an annulment looks at. */
function sayOver(words: Words, over: '*' | readonly string[], isFamily: (id: string) => boolean): string {
  if (over === '*') return words.text('rulebook.over-all');
  return listed(words, over.map((id) => (id === 'decision' || id === 'opening' ? words.text(`rulebook.over-${id}`) : isFamily(id) ? words.familyName(id) : words.text('rulebook.quoted', { name: words.nameOf(id) }))));
}

/** A family is told from a rule by its name: a rule that bears the name of its family is said as the family. */
const overOf = (words: Words, over: '*' | readonly string[]): string => sayOver(words, over, (id) => words.familyName(id) !== words.text('rulebook.unknown-name', { name: id }));

export function periodFacets(words: Words, rule: PeriodRule): Facet[] {
  const period = per(words, rule.per);
  const classes = classFacet(words, rule.classes);
  switch (rule.type) {
    case 'base':
      return [...classes, { name: 'points', text: words.text('rulebook.says-base', { period, points: rule.points }) }];
    case 'threshold':
      return [
        ...classes,
        { name: 'counts', text: words.text('rulebook.says-threshold', { period, counts: sayMatch(words, rule.counts) }) },
        { name: 'steps', text: rule.steps.map((step) => words.text('rulebook.says-step', { count: step.atLeast, points: step.points })).join(words.text('rulebook.comma')) },
        { name: 'below', text: rule.inProportion ? words.text('rulebook.says-proportion') : words.text('rulebook.says-otherwise', { points: rule.otherwise }) },
        ...(rule.inProportion && rule.otherwise !== 0 ? [{ name: 'otherwise', text: words.text('rulebook.says-otherwise', { points: rule.otherwise }) }] : []),
      ];
    case 'limit':
      return [
        ...classes,
        { name: 'over', text: words.text('rulebook.says-limit', { period, over: overOf(words, rule.over) }) },
        ...(rule.max === undefined ? [] : [{ name: 'max', text: words.text('rulebook.says-max', { points: rule.max }) }]),
        ...(rule.min === undefined ? [] : [{ name: 'min', text: words.text('rulebook.says-min', { points: rule.min }) }]),
      ];
    case 'annul':
      return [...classes, { name: 'counts', text: words.text('rulebook.says-annul', { period, counts: sayMatch(words, rule.counts), count: rule.atLeast, over: overOf(words, rule.over) }) }];
  }
}

export function sayConsequence(words: Words, one: Consequence): string {
  const effect = words.text(`rulebook.effect.${one.effect}`);
  const label = said(words, one.label);
  const parts = [
    ...(label === effect ? [] : [label]),
    ...(one.effect === 'ineligible' ? [one.awards ? words.text('rulebook.says-awards', { awards: listed(words, one.awards.map(words.nameOf)) }) : words.text('rulebook.says-all-awards')] : []),
    ...(one.points === undefined ? [] : [words.text('rulebook.says-deducted', { points: one.points })]),
    ...(one.byDecision ? [words.text('rulebook.says-by-decision')] : []),
  ];
  return parts.length === 0 ? effect : words.text('rulebook.colon', { name: effect, words: parts.join(words.text('rulebook.comma')) });
}

function sayMeasure(words: Words, measure: Measure): string {
  if (measure.of === 'points') return words.text('rulebook.measure-says.points');
  if (measure.of === 'count') return words.text('rulebook.measure-says.count', { counts: sayMatch(words, measure.counts) });
  return words.text('rulebook.measure-says.rate', { counts: sayMatch(words, measure.counts), whole: sayMatch(words, measure.outOf) });
}

const sayTarget = (words: Words, quota: Quota): string =>
  quota.target === 'unit' ? words.text('rulebook.target-says.unit') : words.text(`rulebook.target-says.${quota.measure.of}`, { target: quota.target });

export function quotaFacets(words: Words, quota: Quota): Facet[] {
  const percents = quota.quarterPercents;
  return [
    ...classFacet(words, quota.classes),
    { name: 'measure', text: words.text('rulebook.says-quota', { period: per(words, quota.per), measure: sayMeasure(words, quota.measure) }) },
    { name: 'target', text: sayTarget(words, quota) },
    ...(percents ? [{ name: 'quarters', text: words.text('rulebook.says-quarters', { first: percents[0], second: percents[1], third: percents[2], fourth: percents[3] }) }] : []),
    { name: 'warning', text: words.text('rulebook.says-warning', { days: quota.warnDays }) },
    ...quota.consequences.map((one) => ({ name: 'consequence', text: sayConsequence(words, one) })),
  ];
}

export function vetoFacets(words: Words, veto: Veto): Facet[] {
  return [
    { name: 'counts', text: words.text('rulebook.says-veto', { period: per(words, veto.per), counts: sayMatch(words, veto.counts), count: veto.atLeast }) },
    ...veto.consequences.map((one) => ({ name: 'consequence', text: sayConsequence(words, one) })),
  ];
}

function sayCount(words: Words, one: Extract<Condition, { type: 'count' }>): string {
  const bounds = [
    ...(one.atLeast === undefined ? [] : [words.text('rulebook.count-at-least', { count: one.atLeast })]),
    ...(one.atMost === undefined ? [] : [one.atMost === 0 ? words.text('rulebook.count-none') : words.text('rulebook.count-at-most', { count: one.atMost })]),
  ];
  return words.text('rulebook.condition-says.count', { span: words.text(`rulebook.span.${one.in}`), counts: sayMatch(words, one.counts), bounds: bounds.join(words.text('rulebook.comma')) || words.text('rulebook.missing') });
}

function sayRank(words: Words, one: Extract<Condition, { type: 'rank' }>): string {
  const placeOf = (group: string): number => words.vocabulary.groups.findIndex((known) => known.id === group);
  const places = [
    ...Object.entries(one.byGroup ?? {}).sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([group, count]) => words.text('rulebook.rank-in-group', { group: groupName(words, group), count })),
    ...(one.atMost === undefined ? [] : [words.text(one.byGroup ? 'rulebook.rank-other-groups' : 'rulebook.rank-first', { count: one.atMost })]),
  ];
  return places.join(words.text('rulebook.comma')) || words.text('rulebook.missing');
}

/** A condition of an award in words. */
export function sayCondition(words: Words, one: Condition): string {
  switch (one.type) {
    case 'count': return sayCount(words, one);
    case 'rank': return sayRank(words, one);
    case 'quota-met': return words.text('rulebook.condition-says.quota-met', { quota: words.nameOf(one.quota) });
    case 'rank-up': return words.text('rulebook.condition-says.rank-up', { count: one.atLeast });
    case 'score': return words.text('rulebook.condition-says.score', { span: words.text(`rulebook.span.${one.in}`), points: one.atLeast });
    case 'award': return words.text(one.holds ? 'rulebook.condition-says.award' : 'rulebook.condition-says.no-award', { award: words.nameOf(one.award) });
    case 'no-veto': return words.text('rulebook.condition-says.no-veto');
    case 'attested': return words.text('rulebook.condition-says.attested');
    case 'any': return words.text('rulebook.condition-says.any', { conditions: one.of.map((inner) => sayCondition(words, inner)).join(words.text('rulebook.semicolon')) });
  }
}

/** An award without its conditions, which stand below it one by one. */
export function awardFacets(words: Words, award: Award): Facet[] {
  return [
    { name: 'kind', text: words.text(`rulebook.award-says.${award.kind}`) },
    ...classFacet(words, award.unitClasses),
    ...(award.perUnit === undefined ? [] : [{ name: 'per-unit', text: words.text('rulebook.says-per-unit', { count: award.perUnit }) }]),
    ...(award.grades ? [{ name: 'grades', text: words.text('rulebook.says-grades', { grades: listed(words, award.grades.map((grade) => (grade.places === undefined ? said(words, grade.label) : words.text('rulebook.says-grade', { grade: said(words, grade.label), count: grade.places })))) }) }] : []),
  ];
}
