import { minuteOf } from '@gongkai/kernel';
import type { Step } from './steps.ts';
import { chinese } from './words-zh-cn.ts';
import { english } from './words-en.ts';
import type { Words } from './words.ts';

/** The languages in which a clock explains itself. */
export type Language = 'zh-CN' | 'en';

const languages: Record<Language, Words> = { 'zh-CN': chinese, en: english };

/** The sentences of steps or warnings, one each; a year is said where it first appears or changes. */
export function sentences(steps: readonly Step[], language: Language, timeZone?: string): string[] {
  const words = languages[language];
  const speaker = words.speaker();
  return steps.map(({ code, values }) => {
    const sentence = words.sentences[code];
    if (!sentence) throw new Error(`no words for ${code} in ${language}`);
    const local = Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? localised(value, timeZone) : value]);
    return sentence(Object.fromEntries(local), speaker);
  });
}

/** Why a matter is due when it is due, in one line. */
export function explain(result: { steps: readonly Step[]; timeZone?: string }, language: Language): string {
  return sentences(result.steps, language, result.timeZone).join(languages[language].separator);
}

/** The codes that a language can put in words; a test compares the languages. */
export const codesOf = (language: Language): string[] => Object.keys(languages[language].sentences);

// Moments are kept in universal time and read in the jurisdiction's.
function localised(text: string, timeZone?: string): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? minuteOf(new Date(text), timeZone) : text;
}
