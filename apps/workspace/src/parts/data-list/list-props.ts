import type { ReactNode } from 'react';
import type { Query } from '../api.ts';
import type { ListFilter } from './list-address.ts';

/** One column. The first of a list names the record and leads to it. */
export interface ListColumn<Row> {
  key: string;
  titleKey: string;
  render(row: Row): ReactNode;
  width?: number | string;
  align?: 'right' | 'center';
  /** Hidden until a person chooses it. */
  optional?: boolean;
  /** False leaves it out of the cards that a phone shows. */
  phone?: boolean;
}

/** Rows that a person picks to do something with all of them. */
export interface Selection<Row> {
  chosen: readonly string[];
  onChange(keys: string[]): void;
  /** Rows that cannot be picked. */
  disabled?(row: Row): boolean;
}

/** What rows are drawn by. */
export interface RowProps<Row> {
  columns: readonly ListColumn<Row>[];
  rowKey(row: Row): string;
  /** Where a row leads; left out, rows are not links. */
  rowLink?: ((row: Row) => string) | undefined;
  selection?: Selection<Row> | undefined;
}

export interface DataListProps<Row> extends Omit<RowProps<Row>, 'columns'> {
  /** The list route below `/api/staff`. */
  path: string;
  /** Under which the choice of columns is remembered; one a list. */
  name: string;
  /** The columns of a list that is compared. */
  columns?: readonly ListColumn<Row>[];
  /** Draws a row as a card of its own, for lists that are read rather than compared; instead of columns. */
  card?(row: Row): ReactNode;
  filters?: readonly ListFilter[];
  /** Query values that the screen sets itself. */
  fixed?: Query;
  /** The route that gives the same list as .xlsx. */
  exportPath?: string;
  empty?: { text: string; action?: ReactNode };
  /** What one may do with the list, right of the filters. */
  actions?: ReactNode;
}
