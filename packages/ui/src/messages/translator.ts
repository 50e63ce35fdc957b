import { createInstance, type i18n } from 'i18next';
import type { Catalogue, Language, Values } from './catalogue.ts';

/** Gives texts; both sides of the product, server and browser, speak through one. */
export interface Translator {
  translate(language: Language, key: string, values?: Values): string;
  hasKey(key: string): boolean;
}

const pluralEnding = /_(one|other)$/;

/** A translator over catalogues; the keys are flat, so dots and colons in them have no meaning. */
export function translator(catalogues: Partial<Record<Language, Catalogue>>): Translator {
  const engine: i18n = createInstance();
  // Callers escape for their own exit (HTML, JSON, PDF); escaping here would escape twice.
  void engine.init({
    initAsync: false,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(Object.entries(catalogues).map(([language, texts]) => [language, { translation: texts }])),
  });
  const known = Object.values(catalogues).map((texts) => new Set(Object.keys(texts).map((key) => key.replace(pluralEnding, ''))));
  return {
    translate: (language, key, values) => engine.t(key, { lng: language, ...values }),
    hasKey: (key) => known.length > 0 && known.every((keys) => keys.has(key)),
  };
}
