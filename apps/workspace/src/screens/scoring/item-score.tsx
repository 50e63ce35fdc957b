import type { EntryView, ItemScore } from '@gongkai/scoring/contract';
import { Button, Skeleton, Table } from 'antd';
import { Link, useParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActorName } from '../../parts/actor-name.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { EntryPoints, FileAppeal } from './entry-columns.tsx';
import './scoring.css';

/** What an item has scored: every entry with its rule, its record and the person who entered it. */
export function ItemScorePage() {
  const text = useText();
  const { may } = useSession();
  const { itemId } = useParams();
  const found = useRecord<ItemScore>(`/scoring/items/${itemId}`);
  const crumbs = [{ title: text('scoring.scores'), to: '/scoring/scores' }];
  if (!found.data) return <Page title={text('scoring.item-score')} crumbs={crumbs}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const score = found.data;
  const title = score.entries.find((entry) => entry.subjectTitle !== null)?.subjectTitle ?? text('scoring.item-score');
  return (
    <Page title={title} crumbs={crumbs} actions={<Link to={`/submissions/items/${itemId}`}><Button>{text('scoring.open-item')}</Button></Link>}>
      <dl className="scoring-figures"><div><dt>{text('scoring.total')}</dt><dd>{score.points}</dd></div></dl>
      <Table<EntryView> rowKey="id" pagination={false} scroll={{ x: 'max-content' }} dataSource={score.entries} locale={{ emptyText: text('scoring.entries-empty') }} columns={[
        { title: text('scoring.unit'), dataIndex: 'unitName' },
        { title: text('scoring.points'), align: 'right', key: 'points', render: (_, row) => <EntryPoints entry={row} /> },
        { title: text('scoring.reasons'), key: 'why', render: (_, row) => row.reasons.map((reason) => <div key={reason}>{reason}</div>) },
        { title: text('scoring.occurred-on'), dataIndex: 'occurredOn' },
        { title: text('scoring.month'), dataIndex: 'month' },
        { title: text('scoring.recorded-by'), key: 'by', render: (_, row) => <ActorName name={row.recordedBy} /> },
        { title: text('scoring.recorded-at'), key: 'at', render: (_, row) => minuteText(row.recordedAt) },
        { title: text('scoring.rulebook-version'), dataIndex: 'rulebook' },
        ...(may('scoring.keep') ? [] : [{ title: text('scoring.file-appeal'), key: 'appeal', render: (_: unknown, row: EntryView) => row.disputable && <FileAppeal entry={row} /> }]),
      ]} />
    </Page>
  );
}
