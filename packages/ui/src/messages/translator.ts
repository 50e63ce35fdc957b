import { createInstance, type i18n } from 'i18next';
import type { Catalogue, Language, Values } from './catalogue.ts';

/** Gives texts; both sides of the product, server and browser, speak through one. */
export interface Translator {
  translate(language: Language, key: string, values?: Values): string;
  hasKey(key: string): boolean;
}

const pluralEnding = /_(one|other)$/;

const place = /\{\{(\w+)\}\}/g;
const isSimple = (text: string): boolean => !/\{\{|\$t\(/.test(text.replaceAll(place, ''));

// Null where a value is missing: what is done then is the engine's to say.
function fill(text: string, values: Values | undefined): string | null {
  if (!text.includes('{{')) return text;
  let whole = true;
  const filled = text.replaceAll(place, (_, name: string) => {
    const value = values?.[name];
    if (value === undefined || value === null) whole = false;
    return String(value);
  });
  return whole ? filled : null;
}

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
  // Most texts hold nothing to fill in, or names alone: a public page has fifty of them, and the engine takes 10 µs for each.
  const simple = new Map(Object.entries(catalogues).map(([language, texts]) => [language, new Map(Object.entries(texts).filter(([, text]) => isSimple(text)))]));
  return {
    translate(language, key, values) {
      const text = values && 'count' in values ? undefined : simple.get(language)?.get(key);
      return (text === undefined ? null : fill(text, values)) ?? engine.t(key, { lng: language, ...values });
    },
    hasKey: (key) => known.length > 0 && known.every((keys) => keys.has(key)),
  };
}
