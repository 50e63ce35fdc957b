import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';
const wordings: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'zh-CN': zh, en };

/** The sentence of a message key with its values; a key without a sentence comes back as itself. */
export function say(language: Language, code: string, values: Readonly<Record<string, string | number>>): string {
  return (wordings[language][code] ?? code).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Every message key of this module, for the guard that compares languages and for screens that carry their own catalogue. */
export const messageKeys: readonly string[] = Object.keys(zh);
