import type { Block, RichText, Run } from '@gongkai/kernel';
import { attributes, html, Html, type HtmlValue } from './html.ts';

export interface RichTextOptions {
  /** The address of a picture; null leaves it out, for pictures that must not be shown here. */
  pictureUrl(attachmentId: string): string | null;
  /** The level of the highest heading in the text; the page's own title stands above it. */
  firstLevel?: number;
}

function runs(list: readonly Run[]): HtmlValue {
  return list.map((run) => {
    let shown = html`${run.text}`;
    if (run.underline) shown = html`<u>${shown}</u>`;
    if (run.italic) shown = html`<em>${shown}</em>`;
    if (run.bold) shown = html`<strong>${shown}</strong>`;
    return shown;
  });
}

// Figures stand under one another by their last digit, a dash for none among them.
const isFigure = (list: readonly Run[]): boolean => /^[-+]?[\d,.]+ ?%?$|^[—-]$/.test(list.map((run) => run.text).join('').trim());

function table(rows: Extract<Block, { type: 'table' }>['rows']): Html {
  const cells = (row: (typeof rows)[number], first: boolean) =>
    row.map((cell) => {
      const spans = attributes({ colspan: cell.colspan, rowspan: cell.rowspan, class: !cell.header && isFigure(cell.runs) ? 'figure' : null });
      return cell.header ? html`<th scope="${first ? 'col' : 'row'}"${spans}>${runs(cell.runs)}</th>` : html`<td${spans}>${runs(cell.runs)}</td>`;
    });
  // Wide tables scroll in their own box, which the keyboard must reach.
  return html`<div class="scroll" tabindex="0"><table>${rows.map((row, index) => html`<tr>${cells(row, index === 0)}</tr>`)}</table></div>`;
}

/** A body as safe HTML for public pages; the kernel's blocks are all that it can contain. */
export function renderRichText(body: RichText, options: RichTextOptions): Html {
  const firstLevel = options.firstLevel ?? 2;
  const block = (part: Block): HtmlValue => {
    switch (part.type) {
      case 'paragraph':
        return html`<p>${runs(part.runs)}</p>`;
      case 'heading': {
        const tag = new Html(`h${Math.min(firstLevel + part.level - 1, 6)}`);
        return html`<${tag}>${runs(part.runs)}</${tag}>`;
      }
      case 'list': {
        const items = part.items.map((item) => html`<li>${runs(item)}</li>`);
        return part.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
      }
      case 'table':
        return table(part.rows);
      case 'picture': {
        const address = options.pictureUrl(part.attachmentId);
        if (address === null) return null;
        return html`<figure><img src="${address}" alt="${part.caption ?? ''}" loading="lazy">${part.caption && html`<figcaption>${part.caption}</figcaption>`}</figure>`;
      }
    }
  };
  return html`${body.map(block)}`;
}
