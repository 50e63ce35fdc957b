import { readdirSync, readFileSync } from 'node:fs';
import { type Catalogue, type Language, languages } from './catalogue.ts';
import { translator } from './translator.ts';

export { type Catalogue, type Language, type Values, languages, languageOf } from './catalogue.ts';

// One file a module: a module's owner adds his file and touches nothing that others edit.
function load(language: Language): Catalogue {
  const folder = new URL(`./${language}/`, import.meta.url);
  const all: Catalogue = {};
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const texts = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Catalogue;
    for (const [key, text] of Object.entries(texts)) {
      if (key in all) throw new Error(`message ${key} stands twice in ${language}; the second is in ${file}`);
      all[key] = text;
    }
  }
  return all;
}

/** Every message of every module, by language and dotted key, read once at start. */
export const messages = Object.fromEntries(languages.map((language) => [language, load(language)])) as Record<Language, Catalogue>;

const texts = translator(messages);

/** The text of a message in a language; a key that no catalogue has comes back as itself. */
export const translate = texts.translate;

/** Whether both languages have a message; plural keys are asked for without their ending. */
export const hasKey = texts.hasKey;
