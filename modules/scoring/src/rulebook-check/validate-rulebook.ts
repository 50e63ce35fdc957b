import { namedParts } from '../rulebook/names.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { say } from '../wording/say.ts';
import { checkReferences } from './check-references.ts';
import { checkLimitsAndQuotas } from './check-limits.ts';
import { checkRows } from './check-rows.ts';
import { checkVocabulary } from './check-vocabulary.ts';

/** Something wrong with a rulebook. An `error` makes it unusable; a `warning` may be meant. */
export interface RulebookFinding {
  code: string;
  severity: 'error' | 'warning';
  /** The id of the part it is about. */
  rule: string;
  values: Record<string, string | number>;
  message: { zh: string; en: string };
}

/** How checks report. */
export type Report = (code: string, severity: 'error' | 'warning', values: Record<string, string | number> & { rule: string }) => void;

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
