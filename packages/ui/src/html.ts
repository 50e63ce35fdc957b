/** Markup that is safe to send: made by `html`, or trusted on purpose by `raw`. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: markup as it is, text escaped, lists one after the other, nothing for nothing. */
export type HtmlValue = Html | string | number | bigint | boolean | null | undefined | readonly HtmlValue[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in markup or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replaceAll(/[&<>"']/g, (character) => entities[character]!) : text;
}

function show(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  let all = '';
  for (const one of value) all += show(one);
  return all;
}

const looked = new WeakSet<TemplateStringsArray>();

// A value in an attribute without quotes could end it; the template is refused the first time it is used, whatever the value.
function look(strings: TemplateStringsArray): void {
  for (const part of strings.slice(0, -1)) if (/=\s*$/.test(part)) throw new Error(`html: a value stands in an attribute without quotes: …${part.slice(-40)}`);
  looked.add(strings);
}

/** A template whose values are escaped: html`<a href="${address}">${name}</a>`. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  if (!looked.has(strings)) look(strings);
  let text = strings[0]!;
  for (let i = 0; i < values.length; i++) text += show(values[i]) + strings[i + 1]!;
  return new Html(text);
}

/** Markup that is trusted as it stands; only for what this code base itself has written. */
export const raw = (trusted: string): Html => new Html(trusted);

/** Attributes of a tag: `true` writes the name alone; false, null and undefined write nothing. */
export function attributes(names: Record<string, string | number | boolean | null | undefined>): Html {
  let text = '';
  for (const [name, value] of Object.entries(names)) {
    if (value === false || value === null || value === undefined) continue;
    if (!/^[a-z][\w:-]*$/i.test(name)) throw new Error(`html: not an attribute's name: ${name}`);
    text += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  }
  return new Html(text);
}

/** An address that somebody else wrote, when it leads where a link may lead; null for scripts and everything unknown. */
export function safeAddress(address: string): string | null {
  const plain = address.replaceAll(/[\p{Cc}\s]/gu, '');
  if (/^(?:https?:\/\/|mailto:|tel:|#|\?|\/(?![/\\]))/i.test(plain)) return plain;
  return null;
}
