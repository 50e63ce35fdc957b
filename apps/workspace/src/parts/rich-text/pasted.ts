/**
 * HTML from the clipboard without what Word and WPS put around the words: comments, namespaced tags, classes and styles other
 * than bold, italic and underline. What a paragraph's list number says is kept as text, because official documents number by hand.
 */
export function cleanPasted(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<!\[(?:if|endif)[^>]*>/gi, '')
    .replaceAll(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<\/?(?:meta|link|font|html|body|head|center|o:[\w-]+|w:[\w-]+|v:[\w-]+|m:[\w-]+|st1:[\w-]+)\b[^>]*>/gi, '')
    .replaceAll(/<(\w+)\b([^>]*)>/g, (_, tag: string, attributes: string) => `<${tag}${keptAttributes(attributes)}>`)
    .replaceAll(/&nbsp;|\u00a0/g, ' ')
    // A cell and a list item hold one paragraph here; a second one must not become a cell of its own.
    .replaceAll(/<(td|th|li)\b([^>]*)>([\s\S]*?)<\/\1>/gi, (_, tag: string, attributes: string, inner: string) => `<${tag}${attributes}>${inner.replaceAll(/<\/p>\s*<p>|<br>/gi, ' ')}</${tag}>`)
    .replaceAll(/<br>/gi, '</p><p>')
    .replaceAll(/(?:<p>\s*<\/p>\s*){2,}/g, '<p></p>');
}

function keptAttributes(attributes: string): string {
  const spans = [...attributes.matchAll(/\b(colspan|rowspan)\s*=\s*["']?(\d{1,3})/gi)].map(([, name, count]) => ` ${name!.toLowerCase()}="${count}"`);
  const picture = /\bdata-attachment-id\s*=\s*"([0-9a-f-]{36})"/.exec(attributes);
  const style = /\bstyle\s*=\s*("[^"]*"|'[^']*')/i.exec(attributes)?.[1] ?? '';
  const looks = [...style.matchAll(/(?:^|[;"'\s])(font-weight|font-style|text-decoration(?:-line)?)\s*:\s*([\w\s-]+)/gi)].map(([, name, value]) => `${name!.toLowerCase()}:${value!.trim()}`);
  return [...spans, ...(picture ? [` data-attachment-id="${picture[1]}"`] : []), ...(looks.length > 0 ? [` style="${looks.join(';')}"`] : [])].join('');
}
