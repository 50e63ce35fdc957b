import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { Checkbox } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useText } from '../../app/language.tsx';
import type { RowProps } from './list-props.ts';

/** Moves the focus between the rows of a list with the arrow keys. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const row = document.activeElement?.closest('[data-row-of]')?.getAttribute('data-row-of');
  const at = links.findIndex((link) => link.closest('[data-row-of]')?.getAttribute('data-row-of') === row);
  const target = links[at + step];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

// Days, moments and plain numbers are read in one piece.
const isShort = (content: ReactNode): boolean => typeof content === 'number' || (typeof content === 'string' && /^[\d\s:.%-]{4,16}$/.test(content));

/** The table form of a list: rows are links, arrow keys move, a click anywhere on a row opens it. */
export function ListTable<Row>({ columns, rows, rowKey, rowLink, selection, fading }: RowProps<Row> & { rows: readonly Row[]; fading: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  const open = (event: MouseEvent, link: string) => {
    if ((event.target as HTMLElement).closest('a,button,input,label') || window.getSelection()?.toString()) return;
    void navigate(link);
  };
  const pickable = selection ? rows.filter((row) => !selection.disabled?.(row)).map(rowKey) : [];
  const toggle = (key: string, on: boolean) => selection?.onChange(on ? [...selection.chosen, key] : selection.chosen.filter((one) => one !== key));
  return (
    <div className={fading ? 'list-scroll is-fading' : 'list-scroll'} onKeyDown={moveBetweenRows}>
      <table className="list-table">
        <thead>
          <tr>
            {selection && (
              <th className="list-pick">
                <Checkbox aria-label={text('workspace.pick-all')} checked={pickable.length > 0 && pickable.every((key) => selection.chosen.includes(key))}
                  indeterminate={selection.chosen.length > 0 && !pickable.every((key) => selection.chosen.includes(key))}
                  onChange={(event) => selection.onChange(event.target.checked ? pickable : [])} />
              </th>
            )}
            {columns.map((column) => <th key={column.key} scope="col" style={{ width: column.width, textAlign: column.align }}>{text(column.titleKey)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const link = rowLink?.(row);
            return (
              <tr key={key} data-row-of={key} className={link ? 'is-link' : undefined} onClick={link ? (event) => open(event, link) : undefined}>
                {selection && (
                  <td className="list-pick">
                    <Checkbox aria-label={text('workspace.pick')} disabled={selection.disabled?.(row)} checked={selection.chosen.includes(key)} onChange={(event) => toggle(key, event.target.checked)} />
                  </td>
                )}
                {columns.map((column, index) => {
                  const content = column.render(row);
                  return (
                    <td key={column.key} style={{ textAlign: column.align }} className={isShort(content) ? 'is-short' : undefined}>
                      {index === 0 && link ? <Link to={link} data-row>{content}</Link> : content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
