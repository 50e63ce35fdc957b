// Controls, bidirectional overrides and marks, zero-width characters, line separators, noncharacters, lone surrogates.
const hidden = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
// What file systems of our readers' machines do not take in a name.
const awkward = /[<>:"|?*]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

// In characters; Chinese ones take three bytes each, and file systems take 255 or more.
const maxNameLength = 100;

/**
 * The name under which a file is kept and handed out: the last part of what was sent, without paths, hidden characters and
 * leading dots, ending in the extension of what the file really is.
 */
export function fileName(sent: string, extensions: readonly string[]): string {
  const last = sent.normalize('NFC').replace(hidden, '').split(/[/\\]/).at(-1) ?? '';
  const cleaned = last.replace(awkward, '_').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const dot = cleaned.lastIndexOf('.');
  const ending = dot > 0 ? cleaned.slice(dot + 1).toLowerCase() : '';
  const fits = extensions.includes(ending);
  const extension = fits ? ending : extensions[0]!;
  const stem = (fits ? cleaned.slice(0, dot) : cleaned).trim() || 'file';
  const safe = reserved.test(stem) ? `_${stem}` : stem;
  return `${[...safe].slice(0, maxNameLength - extension.length - 1).join('').trimEnd()}.${extension}`;
}
