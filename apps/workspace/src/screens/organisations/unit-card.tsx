import { Card, Descriptions, Empty, Skeleton, Tabs, Tag } from 'antd';
import { Link } from 'react-router';
import type { UnitPage } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { Groups } from './groups.tsx';
import { AddPerson } from './person-forms.tsx';
import { Appoint, PostTable } from './posts.tsx';
import { Classes, Credits } from './relations.tsx';
import { AbolishUnit, AddUnit, ChangeUnit, MergeUnit } from './unit-forms.tsx';

/** One unit: what it is, who works in it, what it was called, with whom it shares. */
export function UnitCard({ unitId }: { unitId: string }) {
  const text = useText();
  const record = useRecord<UnitPage>(`/organisations/units/${unitId}`);
  if (record.isPending) return <Card><Skeleton active /></Card>;
  if (!record.data) return <Problems error={record.error} onRetry={() => void record.refetch()} />;
  const page = record.data;
  return (
    <Card title={<h2>{page.unit.name} <Tag>{text(`organisations.kind.${page.unit.kind}`)}</Tag>{page.unit.validTo && <Tag color="error">{text('organisations.until')} {page.unit.validTo}</Tag>}</h2>}>
      <Actions page={page} />
      <Facts page={page} />
      <Tabs tabBarGutter={16} items={[
        { key: 'posts', label: text('organisations.posts-now'), children: <Posts page={page} /> },
        { key: 'groups', label: text('organisations.groups'), children: <Groups page={page} /> },
        { key: 'relations', label: `${text('organisations.classes')} · ${text('organisations.credits')}`, children: <><Classes page={page} /><Credits page={page} /></> },
        { key: 'history', label: text('organisations.history'), children: <History page={page} /> },
      ]} />
    </Card>
  );
}

function Actions({ page }: { page: UnitPage }) {
  const text = useText();
  const may = (action: string) => page.allowed.includes(action);
  if (page.allowed.length === 0) return null;
  return (
    <div className="page-actions unit-actions">
      {may('add-below') && <AddUnit parentId={page.unit.id} label={text('organisations.add-below')} />}
      {may('change') && <ChangeUnit page={page} />}
      {may('merge') && <MergeUnit unit={page.unit} />}
      {may('abolish') && <AbolishUnit unit={page.unit} />}
    </div>
  );
}

function Facts({ page }: { page: UnitPage }) {
  const text = useText();
  const { unit } = page;
  return (
    <Descriptions column={{ xs: 1, md: 2 }} size="small" items={[
      { key: 'short', label: text('organisations.short-name'), children: unit.shortName },
      { key: 'parent', label: text('organisations.parent'), children: unit.parentId ? <Link to={`/units/${unit.parentId}`}>{page.parentName}</Link> : text('organisations.none') },
      { key: 'group', label: text('organisations.ranking'), children: text(`organisations.group.${unit.group}`) },
      { key: 'code', label: text('organisations.code'), children: unit.code ?? '' },
      { key: 'stood', label: text('organisations.stood'), children: `${unit.validFrom} — ${unit.validTo ?? text('organisations.stands')}` },
      ...(unit.represents ? [{ key: 'represents', label: text('organisations.represents'), children: unit.represents }] : []),
    ]} />
  );
}

function Posts({ page }: { page: UnitPage }) {
  const text = useText();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const now = page.posts.filter((post) => post.validTo === null || post.validTo > today);
  const before = page.posts.filter((post) => !now.includes(post));
  const mayAppoint = page.allowed.includes('appoint');
  return (
    <>
      {mayAppoint && <div className="page-actions unit-actions"><Appoint unitId={page.unit.id} /><AddPerson unitId={page.unit.id} /></div>}
      {now.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('organisations.none')} /> : <PostTable posts={now} mayEnd={mayAppoint} />}
      {before.length > 0 && <><h3>{text('organisations.posts-before')}</h3><PostTable posts={before} mayEnd={false} /></>}
    </>
  );
}

function History({ page }: { page: UnitPage }) {
  const text = useText();
  return (
    <div className="list-scroll">
      <table className="list-table">
        <thead><tr>{['name', 'parent', 'kind', 'since', 'until', 'basis'].map((key) => <th key={key} scope="col">{text(`organisations.${key}`)}</th>)}</tr></thead>
        <tbody>
          {page.periods.map((period) => (
            <tr key={period.validFrom}>
              <td>{period.name}</td><td>{period.parentName}</td><td>{text(`organisations.kind.${period.kind}`)}</td><td>{period.validFrom}</td>
              <td>{period.validTo ?? text('organisations.stands')}</td><td>{period.basis}</td>
            </tr>
          ))}
          {page.successions.map((one) => (
            <tr key={one.predecessorId + one.successorId}><td colSpan={6}>{one.onDay}　{one.predecessorName} → <Link to={`/units/${one.successorId}`}>{one.successorName}</Link></td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
