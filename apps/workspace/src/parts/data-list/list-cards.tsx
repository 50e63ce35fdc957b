import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import type { RowProps } from './list-props.ts';
import { moveBetweenRows } from './list-table.tsx';

const isBlank = (content: ReactNode): boolean => content === null || content === undefined || content === false || content === '';

/** The list on a phone: a card a record, its name and state first, what is known of the other columns with their titles. */
export function ListCards<Row>({ columns, rows, rowKey, rowLink }: RowProps<Row> & { rows: readonly Row[] }) {
  const text = useText();
  const [name, ...rest] = columns;
  const state = rest.find((column) => column.key === 'state');
  const facts = rest.filter((column) => column !== state && column.phone !== false && !column.optional);
  if (!name) return null;
  return (
    <ul className="list-cards" onKeyDown={moveBetweenRows}>
      {rows.map((row) => {
        const link = rowLink?.(row);
        return (
          <li key={rowKey(row)} data-row-of={rowKey(row)}>
            <div className="list-card-name">{link ? <Link to={link} data-row>{name.render(row)}</Link> : name.render(row)}{state?.render(row)}</div>
            <dl>
              {facts.map((column) => ({ column, content: column.render(row) })).filter(({ content }) => !isBlank(content)).map(({ column, content }) => (
                <div key={column.key}>
                  <dt>{text(column.titleKey)}</dt>
                  <dd>{content}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
