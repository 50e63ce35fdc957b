import { namedParts } from '../rulebook/names.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { say } from '../wording/say.ts';
import { checkReferences } from './check-references.ts';
import { checkLimitsAndQuotas } from './check-limits.ts';
import { checkRows } from './check-rows.ts';
import { checkVocabulary } from './check-vocabulary.ts';
import type { Report, RulebookFinding } from './report.ts';

/** Finds contradictions, rules that are never reached, kinds without a rule, quotas that cannot be met, and references into nothing. */
export function validateRulebook(book: Rulebook): RulebookFinding[] {
  const labels = new Map(namedParts(book).map((part) => [part.id, part.label]));
  const findings: RulebookFinding[] = [];
  const report: Report = (short, severity, values) => {
    const code = `scoring.rulebook.${short}`;
    const named = (language: 'zh' | 'en') =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name === 'rule' || name === 'by' ? (labels.get(String(value))?.[language] ?? value) : value]));
    findings.push({ code, severity, rule: values.rule, values, message: { zh: say('zh-CN', code, named('zh')), en: say('en', code, named('en')) } });
  };
  checkReferences(book, report);
  checkVocabulary(book, report);
  checkRows(book, report);
  checkLimitsAndQuotas(book, report);
  return findings;
}
