import type { ReactNode } from 'react';

export interface SmallColumn {
  key: string;
  title: string;
  figure?: boolean;
}

/** A short table of a record's own page, its first column the name of each line; on a phone every line becomes a block with named values. */
export function SmallTable({ columns, rows }: { columns: readonly SmallColumn[]; rows: readonly { key: string; cells: readonly ReactNode[] }[] }) {
  return (
    <div className="list-scroll">
      <table className="list-table stacks">
        <thead><tr>{columns.map((column) => <th key={column.key} scope="col" className={column.figure ? 'figure' : undefined}>{column.title}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => {
                const column = columns[index]!;
                return <td key={column.key} className={column.figure ? 'figure' : undefined} data-label={index > 0 && column.title !== '' ? column.title : undefined}>{cell}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
