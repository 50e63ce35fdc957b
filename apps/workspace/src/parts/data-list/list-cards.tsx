import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import type { DataListProps } from './list-props.ts';
import { moveBetweenRows } from './list-table.tsx';

/** The list on a phone: a card a record, its name first, the other columns with their titles. */
export function ListCards<Row>({ columns, rows, rowKey, rowLink }: DataListProps<Row> & { rows: readonly Row[] }) {
  const text = useText();
  const [name, ...rest] = columns;
  const facts = rest.filter((column) => column.phone !== false && !column.optional);
  if (!name) return null;
  return (
    <ul className="list-cards" onKeyDown={moveBetweenRows}>
      {rows.map((row) => {
        const link = rowLink?.(row);
        return (
          <li key={rowKey(row)} data-row-of={rowKey(row)}>
            <div className="list-card-name">{link ? <Link to={link} data-row>{name.render(row)}</Link> : name.render(row)}</div>
            <dl>
              {facts.map((column) => (
                <div key={column.key}>
                  <dt>{text(column.titleKey)}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
