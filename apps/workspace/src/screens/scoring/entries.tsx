import type { EntrySum, EntryView, UnitScores } from '@gongkai/scoring/contract';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { useRecord } from '../../parts/queries.ts';
import { entryColumns, entryFilters, signed } from './entry-columns.tsx';
import './scoring.css';

const narrowing = ['unitId', 'from', 'to', 'type', 'adjustments'] as const;

/** The entries that a sum on another screen adds up, with that sum above them. */
export function Entries() {
  const text = useText();
  const { may } = useSession();
  const [params] = useSearchParams();
  const units = useRecord<UnitScores>('/scoring/scores');
  const query = Object.fromEntries(narrowing.flatMap((name) => (params.get(name) === null ? [] : [[name, params.get(name)!]])));
  const sum = useRecord<EntrySum>('/scoring/entries/sum', query);
  const many = params.get('unitId') === null;
  const name = units.data?.units.find((unit) => unit.id === params.get('unitId'))?.name;
  return (
    <Page title={name ? `${text('scoring.entries')} · ${name}` : text('scoring.entries')} crumbs={[{ title: text('scoring.scores'), to: '/scoring/scores' }]}>
      {sum.data && (
        <dl className="scoring-figures">
          <div><dt>{text('scoring.total')}</dt><dd>{signed(sum.data.points)}</dd></div>
          <div><dt>{text('scoring.entry-count')}</dt><dd>{sum.data.count}</dd></div>
        </dl>
      )}
      <DataList<EntryView>
        path="/scoring/entries" name="scoring-entries" exportPath="/scoring/entries/export.xlsx" filters={entryFilters(units.data?.units ?? [])} rowKey={(row) => row.id}
        columns={entryColumns(text, { units: many, appeals: !may('scoring.keep') })} empty={{ text: text('scoring.entries-empty') }}
      />
    </Page>
  );
}
