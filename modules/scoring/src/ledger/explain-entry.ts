import { labelOf } from '../rulebook/names.ts';
import { rulebookName } from '../rulebook/rulebook.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { say } from '../wording/say.ts';
import type { Language } from '../wording/say.ts';
import type { Entry } from './types.ts';

/** What names stand for ids in an explanation. */
export interface Names {
  rulebooks: readonly Rulebook[];
  /** Name of a unit; the id where it is not known. */
  unit?: (unitId: string) => string;
}

/** The reasons of an entry as sentences, with rules and units by name. */
export function explainEntry(entry: Pick<Entry, 'rulebook' | 'explanation'>, names: Names, language: Language): string[] {
  const book = names.rulebooks.find((one) => rulebookName(one) === entry.rulebook);
  return entry.explanation.map(({ code, values }) => {
    const shown: Record<string, string | number> = { ...values };
    if (typeof values['rule'] === 'string') shown['rule'] = labelOf(book, values['rule'], language);
    if (typeof values['unit'] === 'string') shown['unit'] = names.unit?.(values['unit']) ?? values['unit'];
    return say(language, code, shown);
  });
}
