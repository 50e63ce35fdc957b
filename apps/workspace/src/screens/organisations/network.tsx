import { Alert, Button, Skeleton, Tag } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { NetworkView } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
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
          <div className="list-scroll" tabIndex={0}>
            <table className="list-table">
              <thead>
                <tr>
                  <th scope="col">{text('organisations.unit')}</th><th scope="col">{text('organisations.ranking')}</th><th scope="col">{text('organisations.post.leader-in-charge')}</th>
                  <th scope="col" className="figure">{text('organisations.network-officers')}</th><th scope="col" className="figure">{text('organisations.full-time.yes')}</th>
                  <th scope="col" className="figure">{text('organisations.full-time.no')}</th><th scope="col">{text('organisations.network-problems')}</th>
                </tr>
              </thead>
              <tbody>
                {view.units.map((unit) => (
                  <tr key={unit.unitId}>
                    <td><Link to={`/units/${unit.unitId}`}>{unit.unitName}</Link></td>
                    <td>{text(`organisations.group.${unit.group}`)}</td>
                    <td>{unit.leader}</td>
                    <td className="figure">{unit.officers}</td><td className="figure">{unit.fullTime}</td><td className="figure">{unit.partTime}</td>
                    <td>{unit.problems.map((problem) => <Tag key={problem} color="warning">{text(problem)}</Tag>)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Page>
  );
}
