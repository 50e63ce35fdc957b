import type { CaseRow } from '@gongkai/reviews/contract';
import type { Text } from '../../app/language.tsx';
import { ClockTag } from '../../parts/clock-tag.tsx';
import type { ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { minuteText } from '../../parts/moments.ts';
import { StateTag } from '../../parts/state-tag.tsx';

/** The kinds of record that are reviewed. */
export const reviewedKinds = ['submissions.item', 'submissions.upward', 'periodicals.issue', 'scoring.bulletin', 'disclosures.document'] as const;
const states = ['running', 'approved', 'returned', 'cancelled'] as const;

/** The colour of a case's state, beside those that all modules share. */
export const stateColour = (state: string): string | undefined => (state === 'running' ? 'processing' : undefined);

export const kindFilter: ListFilter = {
  kind: 'choice', name: 'kind', labelKey: 'reviews.chain-kind', options: reviewedKinds.map((value) => ({ value, labelKey: `reviews.kind.${value}` })),
};
export const boxFilter: ListFilter = {
  kind: 'choice', name: 'box', labelKey: 'reviews.waiting', options: [{ value: 'waiting', labelKey: 'reviews.waiting' }, { value: 'signed', labelKey: 'reviews.signed' }],
};
export const stateFilter: ListFilter = {
  kind: 'choice', name: 'state', labelKey: 'reviews.state.running', options: states.map((value) => ({ value, labelKey: `reviews.state.${value}` })),
};

/** The columns of a list of cases. */
export function caseColumns(text: Text): ListColumn<CaseRow>[] {
  return [
    { key: 'title', titleKey: 'reviews.title', render: (row) => row.title },
    { key: 'unit', titleKey: 'reviews.unit', render: (row) => row.unitName, width: 210 },
    { key: 'kind', titleKey: 'reviews.chain-kind', render: (row) => text(`reviews.kind.${row.subjectKind}`), width: 130, phone: false },
    {
      key: 'step', titleKey: 'reviews.step', width: 190,
      render: (row) => <>{row.stepName}{row.onBehalfOf && <small> {text('reviews.on-behalf-of', { name: row.onBehalfOf })}</small>}</>,
    },
    { key: 'state', titleKey: 'reviews.state-label', width: 110, render: (row) => <StateTag state={`reviews.state.${row.state}`} colour={stateColour(row.state)} /> },
    {
      key: 'clock', titleKey: 'reviews.event.started', width: 190,
      render: (row) => (row.dueAt && row.state === 'running' ? <ClockTag due={row.dueAt} /> : <time dateTime={row.startedAt}>{minuteText(row.startedAt)}</time>),
    },
  ];
}
