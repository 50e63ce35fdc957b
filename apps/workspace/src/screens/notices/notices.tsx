import type { NoticeView, Preferences } from '@gongkai/notices/contract';
import { Button, Card, Flex, Switch } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DataList, type ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';

const filters: ListFilter[] = [{
  kind: 'choice', name: 'show', labelKey: 'notices.only-all',
  options: [{ value: 'all', labelKey: 'notices.only-all' }, { value: 'unread', labelKey: 'notices.only-unread' }],
}];

/** Everything that I was told, the newest first, and whether I want e-mails. */
export function Notices() {
  const text = useText();
  const readAll = useAction('/notices/read', { touches: ['/notices'] });
  const read = (row: NoticeView) => void (row.readAt === null && api.post(`/notices/${row.id}/read`));
  const columns: ListColumn<NoticeView>[] = [
    {
      key: 'what', titleKey: 'notices.list',
      render: (row) => {
        const said = text(row.kind, row.values);
        const shown = row.readAt === null ? <strong>{said}</strong> : said;
        return row.link ? <Link to={row.link} onClick={() => read(row)}>{shown}</Link> : shown;
      },
    },
    { key: 'at', titleKey: 'notices.at', width: 160, render: (row) => <time dateTime={row.at}>{minuteText(row.at)}</time> },
  ];
  return (
    <Page title={text('notices.list')}>
      <Flex vertical gap={16}>
        <DataList<NoticeView>
          path="/notices" name="notices" columns={columns} filters={filters} rowKey={(row) => row.id} empty={{ text: text('notices.empty') }}
          actions={<Button onClick={() => readAll.mutate()} loading={readAll.isPending}>{text('notices.mark-all')}</Button>}
        />
        <MailChoice />
      </Flex>
    </Page>
  );
}

function MailChoice() {
  const text = useText();
  const chosen = useRecord<Preferences>('/notices/preferences');
  const choose = useAction<{ mail: boolean; seenVersion: number }, Preferences>('/notices/preferences', { method: 'PUT', touches: ['/notices/preferences'] });
  if (!chosen.data) return <Problems error={chosen.error} />;
  const { mail, version } = chosen.data;
  return (
    <Card className="work-section">
      <Problems error={choose.error} />
      <label><Switch checked={mail} loading={choose.isPending} onChange={(on) => choose.mutate({ mail: on, seenVersion: version })} /> {text('notices.mail')}</label>
      <p>{text('notices.mail-hint')}</p>
    </Card>
  );
}
