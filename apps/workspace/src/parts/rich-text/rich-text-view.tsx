import { createElement, Fragment } from 'react';
import type { Block, RichText, Run } from '@gongkai/kernel';
import { useFileAddress } from '../attachments/attachment-address.ts';

/** A body as it reads; headings begin at the third level because the page and the record's name stand above them. */
export function RichTextView({ body }: { body: RichText }) {
  return <div className="rich-text is-read">{body.map((block, index) => <BlockView key={index} block={block} />)}</div>;
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, index) => {
    let shown = <>{run.text}</>;
    if (run.underline) shown = <u>{shown}</u>;
    if (run.italic) shown = <em>{shown}</em>;
    if (run.bold) shown = <strong>{shown}</strong>;
    return <Fragment key={index}>{shown}</Fragment>;
  });
}

function BlockView({ block }: { block: Block }) {
  const fileAddress = useFileAddress();
  switch (block.type) {
    case 'paragraph':
      return <p><Runs runs={block.runs} /></p>;
    case 'heading':
      return createElement(`h${Math.min(block.level + 2, 6)}`, { className: `level-${block.level}` }, <Runs runs={block.runs} />);
    case 'list': {
      const items = block.items.map((runs, index) => <li key={index}><Runs runs={runs} /></li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <div className="rich-scroll" tabIndex={0}>
          <table>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, index) => createElement(cell.header ? 'th' : 'td', { key: index, colSpan: cell.colspan, rowSpan: cell.rowspan }, <Runs runs={cell.runs} />))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'picture':
      return (
        <figure>
          <img src={fileAddress(block.attachmentId)} alt={block.caption ?? ''} loading="lazy" />
          {block.caption && <figcaption>{block.caption}</figcaption>}
        </figure>
      );
  }
}
