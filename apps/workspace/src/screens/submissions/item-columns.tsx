import type { Category, Channel, ItemKind, ItemState, ItemSummary, Urgency } from '@gongkai/submissions/contract';
import { Tag } from 'antd';
import { useText, type Text } from '../../app/language.tsx';
import type { ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { minuteText } from '../../parts/moments.ts';
import { StateTag } from '../../parts/state-tag.tsx';

// The contract is imported as types only; `satisfies` keeps these lists the same as its enumerations.
export const kinds = ['comprehensive', 'brief', 'special', 'research', 'experience', 'digest'] as const satisfies readonly ItemKind[];
export const categories = [
  'policy', 'projects', 'superior-visit', 'instructions', 'leader-grassroots', 'periodic-work', 'research', 'trends', 'indicators', 'awards', 'other',
] as const satisfies readonly Category[];
export const urgencies = ['extra-urgent', 'urgent', 'quick', 'slow', 'daily'] as const satisfies readonly Urgency[];
const channels = ['web', 'docx', 'email', 'paper'] as const satisfies readonly Channel[];
const states = ['draft', 'in-review', 'returned', 'withdrawn', 'sent', 'held', 'adopted', 'rejected', 'merged'] as const satisfies readonly ItemState[];
const registeredStates = states.filter((state) => state !== 'draft');

/** Choices of an enumeration, with the keys of their names. */
const optionsOf = (group: string, values: readonly string[]) => values.map((value) => ({ value, labelKey: `submissions.${group}.${value}` }));

/** The same with names, for fields of a form. */
export const namedOptions = (text: Text, group: string, values: readonly string[]) => values.map((value) => ({ value, label: text(`submissions.${group}.${value}`) }));

const urgencyColours: Partial<Record<Urgency, string>> = { 'extra-urgent': 'error', urgent: 'error', quick: 'warning' };

/** The grade of urgency, coloured only where haste is needed. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const text = useText();
  return <Tag color={urgencyColours[urgency]}>{text(`submissions.urgency.${urgency}`)}</Tag>;
}

/** Where an item stands; what waits at the desk is on its way. */
export function ItemStateTag({ state }: { state: ItemState }) {
  return <StateTag state={`submissions.state.${state}`} colour={state === 'sent' ? 'processing' : undefined} />;
}

/** What lists narrow by; the register has no drafts. */
export function filtersFor(list: 'units' | 'register', units: readonly { id: string; name: string }[]): ListFilter[] {
  const filters: ListFilter[] = [
    { kind: 'search', name: 'text', labelKey: 'submissions.search' },
    { kind: 'choice', name: 'state', labelKey: 'submissions.state', options: optionsOf('state', list === 'register' ? registeredStates : states) },
    { kind: 'choice', name: 'kind', labelKey: 'submissions.kind', options: optionsOf('kind', kinds) },
    { kind: 'choice', name: 'category', labelKey: 'submissions.category', options: optionsOf('category', categories) },
    { kind: 'choice', name: 'urgency', labelKey: 'submissions.urgency', options: optionsOf('urgency', urgencies) },
    { kind: 'choice', name: 'channel', labelKey: 'submissions.channel', options: optionsOf('channel', channels) },
    { kind: 'days', from: 'from', to: 'to', labelKey: list === 'register' ? 'submissions.sent-at' : 'submissions.created-at' },
  ];
  if (units.length > 1) {
    filters.splice(1, 0, { kind: 'choice', name: 'unitId', labelKey: 'submissions.unit', options: units.map((unit) => ({ value: unit.id, label: unit.name })) });
  }
  return filters;
}

const column = (key: string, titleKey: string, render: ListColumn<ItemSummary>['render'], parts: Partial<ListColumn<ItemSummary>> = {}): ListColumn<ItemSummary> => ({
  key, titleKey: `submissions.${titleKey}`, render, ...parts,
});

/** The columns of both lists; the register shows where an item came from, the unit's own list how it stands. */
export function columnsFor(list: 'units' | 'register', text: Text): ListColumn<ItemSummary>[] {
  const isRegister = list === 'register';
  return [
    column('title', 'title', (row) => row.title || text('submissions.untitled')),
    column('number', 'number', (row) => row.number ?? text('submissions.number-none'), { width: 120 }),
    column('unit', 'unit', (row) => row.unitName, { width: 210, optional: !isRegister }),
    column('kind', 'kind', (row) => row.kind && text(`submissions.kind.${row.kind}`), { width: 90 }),
    column('urgency', 'urgency', (row) => <UrgencyTag urgency={row.urgency} />, { width: 90 }),
    column('category', 'category', (row) => row.category && text(`submissions.category.${row.category}`), { width: 180, optional: true }),
    column('channel', 'channel', (row) => text(`submissions.channel.${row.channel}`), { width: 100, optional: true }),
    column('authors', 'authors', (row) => row.authors.map((one) => one.name).join(text('workspace.list-separator')), { width: 120, optional: !isRegister }),
    column('at', isRegister ? 'sent-at' : 'created-at', (row) => minuteText(isRegister ? row.sentAt! : row.createdAt), { width: 150 }),
    column('state', 'state', (row) => <ItemStateTag state={row.state} />, { width: 100 }),
  ];
}
