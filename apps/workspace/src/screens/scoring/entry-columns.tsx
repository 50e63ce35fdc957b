import type { AppealView, EntryView } from '@gongkai/scoring/contract';
import { App, Tag } from 'antd';
import { Link } from 'react-router';
import { type Text, useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { ActorName } from '../../parts/actor-name.tsx';
import type { ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { minuteText } from '../../parts/moments.ts';
import { useAction } from '../../parts/queries.ts';

/** Points as people read them: a plus before what is added. */
export const signed = (points: string): string => (points.startsWith('-') || points === '0' ? points : `+${points}`);

const types = ['points', 'displaced', 'credit', 'period', 'opening', 'decision'] as const satisfies readonly EntryView['type'][];

/** The last two years by month, for filters. */
export function recentMonths(count = 24, now = new Date()): string[] {
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1)).toISOString().slice(0, 7));
}

/** Where the entries behind a sum are read. */
export function entriesAddress(of: { unitId?: string; from: string; to: string; adjustments?: 'yes' }): string {
  return `/scoring/entries?${new URLSearchParams({ ...(of.unitId === undefined ? {} : { unitId: of.unitId }), from: of.from, to: of.to, ...(of.adjustments === undefined ? {} : { adjustments: of.adjustments }) }).toString()}`;
}

/** What lists of entries narrow by. */
export function entryFilters(units: readonly { id: string; name: string }[]): ListFilter[] {
  return [
    ...(units.length > 1 ? [{ kind: 'choice' as const, name: 'unitId', labelKey: 'scoring.unit', options: units.map((unit) => ({ value: unit.id, label: unit.name })) }] : []),
    { kind: 'month', name: 'from', labelKey: 'scoring.from' },
    { kind: 'month', name: 'to', labelKey: 'scoring.to' },
    { kind: 'choice', name: 'type', labelKey: 'scoring.type', options: types.map((value) => ({ value, labelKey: `scoring.type.${value}` })) },
    { kind: 'choice', name: 'adjustments', labelKey: 'scoring.adjustments', options: [{ value: 'yes', labelKey: 'scoring.adjustments.yes' }] },
  ];
}

/** The matter of an entry, leading to the item with its whole score. */
export function EntrySubject({ entry }: { entry: EntryView }) {
  const title = entry.subjectTitle ?? entry.rule;
  return entry.subjectKind === 'submissions.item' ? <Link to={`/scoring/items/${entry.subjectId}`}>{title}</Link> : <>{title}</>;
}

/** Points with the month they belong to when that was closed already. */
export function EntryPoints({ entry }: { entry: EntryView }) {
  const text = useText();
  return <><strong>{signed(entry.points)}</strong>{entry.adjusts && <Tag title={text('scoring.adjusts')}>{text('scoring.adjusts')} {entry.adjusts}</Tag>}</>;
}

/** Disputes an entry of one's own unit. */
export function FileAppeal({ entry }: { entry: EntryView }) {
  const text = useText();
  const { message } = App.useApp();
  const file = useAction<{ entryId: string; reason: string }, AppealView>('/scoring/appeals', { touches: ['/scoring/appeals', '/scoring/entries', '/scoring/items'], onDone: () => void message.success(text('scoring.filed-done')) });
  return <ActionButton label={text('scoring.file-appeal')} reason="required" reasonLabel={text('scoring.appeal-reason')} run={(reason) => file.mutateAsync({ entryId: entry.id, reason })} button={{ size: 'small' }} />;
}

/** The columns of entries; with units where more than one is shown, with appeals where they are one's own. */
export function entryColumns(text: Text, options: { units: boolean; appeals: boolean }): ListColumn<EntryView>[] {
  return [
    { key: 'subject', titleKey: 'scoring.matter', render: (row) => <EntrySubject entry={row} /> },
    ...(options.units ? [{ key: 'unit', titleKey: 'scoring.unit', render: (row: EntryView) => row.unitName }] : []),
    { key: 'points', titleKey: 'scoring.points', align: 'right', render: (row) => <EntryPoints entry={row} /> },
    { key: 'reasons', titleKey: 'scoring.reasons', render: (row) => row.reasons.map((reason) => <div key={reason}>{reason}</div>) },
    { key: 'month', titleKey: 'scoring.month', render: (row) => row.month },
    { key: 'occurred', titleKey: 'scoring.occurred-on', optional: true, render: (row) => row.occurredOn ?? '' },
    { key: 'share', titleKey: 'scoring.share', optional: true, render: (row) => row.share ?? '' },
    { key: 'by', titleKey: 'scoring.recorded-by', render: (row) => <ActorName name={row.recordedBy} /> },
    { key: 'at', titleKey: 'scoring.recorded-at', optional: true, render: (row) => minuteText(row.recordedAt) },
    { key: 'book', titleKey: 'scoring.rulebook-version', optional: true, render: (row) => row.rulebook },
    { key: 'type', titleKey: 'scoring.type', optional: true, render: (row) => text(`scoring.type.${row.type}`) },
    ...(options.appeals ? [{ key: 'appeal', titleKey: 'scoring.file-appeal', render: (row: EntryView) => row.disputable && <FileAppeal entry={row} /> }] : []),
  ];
}
