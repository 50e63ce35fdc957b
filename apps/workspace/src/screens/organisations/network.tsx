import { Alert, Button, Skeleton, Tag } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { NetworkView } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { SmallTable } from '../../parts/small-table.tsx';
import './organisations.css';

/** The information network: leaders in charge and officers, counted full-time and part-time, and where somebody is missing. */
export function Network() {
  const text = useText();
  const network = useRecord<NetworkView>('/organisations/network');
  const view = network.data;
  return (
    <Page title={text('organisations.network')} actions={<Button icon={<DownloadOutlined />} href={addressOf('/organisations/network/export.xlsx')} download>{text('workspace.export')}</Button>}>
      <Problems error={network.error} onRetry={() => void network.refetch()} />
      {network.isPending && <Skeleton active />}
      {view && (
        <>
          <Alert className="problems" type="info" showIcon
            title={text('organisations.network-summary', { people: view.people, fullTime: view.fullTime, partTime: view.partTime, leaders: view.leaders })}
            description={text('organisations.network-rule', { min: view.rules.officersMin, max: view.rules.officersMax })} />
          <SmallTable
            columns={[
              { key: 'unit', title: text('organisations.unit') }, { key: 'group', title: text('organisations.ranking') }, { key: 'leader', title: text('organisations.post.leader-in-charge') },
              { key: 'officers', title: text('organisations.network-officers'), figure: true }, { key: 'full', title: text('organisations.full-time.yes'), figure: true },
              { key: 'part', title: text('organisations.full-time.no'), figure: true }, { key: 'problems', title: text('organisations.network-problems') },
            ]}
            rows={view.units.map((unit) => ({
              key: unit.unitId,
              cells: [
                <Link to={`/units/${unit.unitId}`}>{unit.unitName}</Link>, text(`organisations.group.${unit.group}`), unit.leader, unit.officers, unit.fullTime, unit.partTime,
                unit.problems.length > 0 && <>{unit.problems.map((problem) => <Tag key={problem} color="warning">{text(problem)}</Tag>)}</>,
              ],
            }))}
          />
        </>
      )}
    </Page>
  );
}
