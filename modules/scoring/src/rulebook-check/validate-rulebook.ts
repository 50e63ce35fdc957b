import { namedParts } from '../rulebook/names.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import type { Wording } from '../rulebook/wording.ts';
import { say } from '../wording/say.ts';
import { checkReferences } from './check-references.ts';
import { checkLimitsAndQuotas } from './check-limits.ts';
import { checkRows } from './check-rows.ts';
import { checkVocabulary } from './check-vocabulary.ts';
import type { Report, RulebookFinding } from './report.ts';

type Values = Readonly<Record<string, string | number>>;
type Language = 'zh' | 'en';

/** The values of a finding as its readers call them: parts, tags, values and kinds by their labels instead of their ids. */
export function namedValues(book: Rulebook, values: Values, language: Language): Record<string, string | number> {
  const known = Object.values(shippedRulebooks);
  const kinds = new Map([...known, book].flatMap((one) => one.factKinds.map((kind) => [kind.kind, kind.label] as const)));
  const tagLabel = (tag: string): Wording | undefined => book.tags[tag]?.label ?? known.find((one) => one.tags[tag])?.tags[tag]?.label;
  const parts = new Map<string, Wording>([...kinds, ...book.choices.map((one) => [one.id, one.question] as const), ...namedParts(book).map((part) => [part.id, part.label] as const)]);
  const families = (family: string): string => book.rules.filter((rule) => rule.family === family).map((rule) => rule.label[language]).join(language === 'zh' ? '、' : ', ') || family;
  const name = (key: string, value: string): string => {
    switch (key) {
      case 'rule': case 'by': case 'quota': case 'award': return (parts.get(value) ?? tagLabel(value))?.[language] ?? value;
      case 'tag': return tagLabel(value)?.[language] ?? value;
      case 'kind': return kinds.get(value)?.[language] ?? value;
      case 'value': return book.tags[String(values.tag)]?.values.find((one) => String(one.value) === value)?.label[language] ?? value;
      case 'family': return families(value);
      default: return value;
    }
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? value : name(key, value)]));
}

/** Finds contradictions, rules that are never reached, kinds without a rule, quotas that cannot be met, and references into nothing. */
export function validateRulebook(book: Rulebook): RulebookFinding[] {
  const findings: RulebookFinding[] = [];
  const report: Report = (short, severity, values) => {
    const code = `scoring.rulebook.${short}`;
    findings.push({ code, severity, rule: values.rule, values, message: { zh: say('zh-CN', code, namedValues(book, values, 'zh')), en: say('en', code, namedValues(book, values, 'en')) } });
  };
  checkReferences(book, report);
  checkVocabulary(book, report);
  checkRows(book, report);
  checkLimitsAndQuotas(book, report);
  return findings;
}
