import type { Block, RichText } from '@gongkai/kernel';

/** The Markdown of an imported text as blocks: headings by their marks, every other line a paragraph. */
export function fromMarkdown(text: string): RichText {
  const blocks: Block[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
    if (line === '' || /^<!--.*-->$/.test(line) || /^[-*_]{3,}$/.test(line)) continue;
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) blocks.push({ type: 'heading', level: Math.min(4, Math.max(1, heading[1]!.length - 1)), runs: [{ text: heading[2]!.trim() }] });
    else blocks.push({ type: 'paragraph', runs: runsOf(line) });
  }
  return blocks;
}

// An article's number opens its paragraph in bold, as in the published texts.
function runsOf(line: string): { text: string; bold?: boolean }[] {
  const plain = line.replace(/\*\*/g, '');
  const article = /^(第[一二三四五六七八九十百千零〇两\d]+条(?:之[一二三四五六七八九十]+)?)([\s\u3000]*)(.*)$/.exec(plain);
  return article && article[3] ? [{ text: article[1]!, bold: true }, { text: `\u3000${article[3]}` }] : [{ text: plain }];
}
