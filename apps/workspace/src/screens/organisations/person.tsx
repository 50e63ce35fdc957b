import { Card, Descriptions, Empty, Skeleton, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import type { PersonPage } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { ChangePerson, RecordAbsence } from './person-forms.tsx';
import { Appoint, PostTable } from './posts.tsx';

/** One person: where he works, the posts over time, and who stands in while he is away. */
export function PersonScreen() {
  const text = useText();
  const { personId = '' } = useParams();
  const path = `/organisations/persons/${personId}`;
  const record = useRecord<PersonPage>(path);
  const leave = useAction<void>(`${path}/leave`, { touches: ['/organisations'], bodyOf: () => ({}) });
  const page = record.data;
  const may = (action: string) => page?.allowed.includes(action) ?? false;
  return (
    <Page
      title={page?.person.name ?? text('organisations.people')}
      crumbs={[{ title: text('organisations.people'), to: '/people' }]}
      tags={page?.person.leftOn && <Tag color="error">{text('organisations.left')} {page.person.leftOn}</Tag>}
      actions={page && (
        <>
          {may('appoint') && <Appoint person={page.person} />}
          {may('change') && <ChangePerson person={page.person} />}
          {may('absence') && <RecordAbsence person={page.person} />}
          {may('leave') && <ActionButton label={text('organisations.leave')} explanation={text('organisations.leave-text')} danger run={() => leave.mutateAsync()} />}
        </>
      )}
    >
      <Problems error={record.error} onRetry={() => void record.refetch()} />
      {record.isPending && <Skeleton active />}
      {page && (
        <>
          <Card className="work-section">
            <Descriptions column={{ xs: 1, md: 3 }} items={[
              { key: 'unit', label: text('organisations.unit'), children: <Link to={`/units/${page.person.unitId}`}>{page.person.unitName}</Link> },
              { key: 'email', label: text('organisations.email'), children: page.person.email ?? '' },
              { key: 'phone', label: text('organisations.phone'), children: page.person.phone ?? '' },
            ]} />
          </Card>
          <Card className="work-section" title={<h2>{text('organisations.posts-of')}</h2>}>
            {page.posts.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('organisations.none')} /> : <PostTable posts={page.posts} mayEnd={may('appoint')} of="person" />}
          </Card>
          {page.absences.length > 0 && (
            <Card title={<h2>{text('organisations.absences')}</h2>}>
              <ul className="plain-list">
                {page.absences.map((absence) => (
                  <li key={absence.id}><span>{absence.validFrom} — {absence.validTo}　{absence.reason}</span><span>{text('organisations.deputy')}：<Link to={`/people/${absence.deputyPersonId}`}>{absence.deputyName}</Link></span></li>
                ))}
              </ul>
            </Card>
          )}
        </>
      )}
    </Page>
  );
}
