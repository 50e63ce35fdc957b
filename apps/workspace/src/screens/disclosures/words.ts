import type { ColumnView, DocumentRow, DocumentView } from '@gongkai/disclosures/contract';
import type { Text } from '../../app/language.tsx';

// The contract is imported as types only; `satisfies` keeps these lists the same as its enumerations.
export const states = ['draft', 'in-review', 'cleared', 'published', 'withdrawn'] as const satisfies readonly DocumentRow['state'][];
export const attributes = ['proactive', 'by-application', 'not-disclosed'] as const satisfies readonly DocumentRow['attribute'][];
export const kinds = ['official', 'other'] as const satisfies readonly DocumentRow['kind'][];
export const grounds = ['secret', 'law-ban', 'safety', 'third-party', 'internal', 'process', 'case-file'] as const satisfies readonly NonNullable<DocumentView['attributeGround']>[];
export const validities = ['valid', 'amended', 'repealed', 'lapsed', 'not-yet-effective', 'not-verified'] as const satisfies readonly DocumentView['metadata']['validity'][];

/** Choices of an enumeration with the keys of their names, for filters. */
export const optionsOf = (group: string, values: readonly string[]) => values.map((value) => ({ value, labelKey: `disclosures.${group}.${value}` }));

/** The same with names, for fields of a form. */
export const namedOptions = (text: Text, group: string, values: readonly string[]) => values.map((value) => ({ value, label: text(`disclosures.${group}.${value}`) }));

/** A column under the columns above it. */
export interface ColumnNode {
  key: string;
  value: string;
  title: string;
  column: ColumnView;
  children: ColumnNode[];
}

/** Columns as a tree, in the order of the server. */
export function columnTree(columns: readonly ColumnView[]): ColumnNode[] {
  const nodes = new Map<string, ColumnNode>(columns.map((column) => [column.id, { key: column.id, value: column.id, title: column.name, column, children: [] }]));
  const tops: ColumnNode[] = [];
  for (const column of columns) (column.parentId === null ? tops : (nodes.get(column.parentId)?.children ?? tops)).push(nodes.get(column.id)!);
  return tops;
}
