/** The languages of every screen; the first is the one used where nobody has chosen. */
export const languages = ['zh-CN', 'en'] as const;

export type Language = (typeof languages)[number];

/** Texts of one language by flat dotted key; placeholders are `{{name}}`. */
export type Catalogue = Record<string, string>;

/** What fills the placeholders of a message; `count` also chooses the plural form in English. */
export type Values = Record<string, string | number>;

/** The language that a person or an `Accept-Language` header asks for. */
export function languageOf(wish: string | null | undefined): Language {
  for (const part of (wish ?? '').toLowerCase().split(',')) {
    const tag = part.split(';')[0]!.trim();
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
