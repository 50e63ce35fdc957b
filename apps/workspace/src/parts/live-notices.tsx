import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Empty, Popover } from 'antd';
import { BellOutlined } from '@ant-design/icons';
import type { NoticesPage, NoticeView } from '@gongkai/notices/contract';
import { Link } from 'react-router';
import { useLanguage } from '../app/language.tsx';
import { addressOf, api } from './api.ts';
import { minuteText } from './moments.ts';
import { useRecord } from './queries.ts';

/** What the server says on the live line: which lists have changed, or nothing for "look again". */
function changed(data: string): string[] {
  try {
    const said: unknown = JSON.parse(data);
    if (said !== null && typeof said === 'object' && 'touches' in said && Array.isArray(said.touches)) return said.touches.map(String);
  } catch {
    // a line without a list still means that something is new
  }
  return [];
}

/** The bell: counts what is unread, hears of new notices at once, and lets the screens ask again for what changed. */
export function LiveNotices() {
  const { text, language } = useLanguage();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const notices = useRecord<NoticesPage>('/notices', { limit: 10 });

  useEffect(() => {
    const source = new EventSource(addressOf('/notices/live'));
    const hear = (event: MessageEvent<string>) => {
      const touched = ['/notices', '/my-work', ...changed(event.data)];
      void client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => typeof first === 'string' && touched.some((one) => first.startsWith(one)),
      });
    };
    source.addEventListener('message', hear);
    source.addEventListener('notice', hear);
    return () => source.close();
  }, [client]);
  useEffect(() => void client.invalidateQueries({ queryKey: ['/notices'] }), [client, language]);

  const rows = notices.data?.rows ?? [];
  const unread = notices.data?.unread ?? 0;
  const read = async (row: NoticeView) => {
    setOpen(false);
    if (row.readAt !== null) return;
    await api.post(`/notices/${row.id}/read`);
    await client.invalidateQueries({ queryKey: ['/notices'] });
  };

  const list =
    rows.length === 0 ? (
      <Empty description={text('workspace.notices-empty')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
    ) : (
      <ul className="notice-list">
        {rows.map((row) => (
          <li key={row.id} className={row.readAt === null ? 'is-unread' : undefined}>
            {row.link ? <Link to={row.link} onClick={() => void read(row)}>{text(row.kind, row.values)}</Link> : text(row.kind, row.values)}
            <time dateTime={row.at}>{minuteText(row.at)}</time>
          </li>
        ))}
      </ul>
    );

  return (
    // The badge stands beside the button, whose name tells the number already.
    <Badge count={unread} size="small" overflowCount={99} offset={[0, 6]} className="bell-badge">
      <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" title={text('workspace.notices')} content={list}>
        <Button type="text" aria-label={text('workspace.notices-unread', { count: unread })} aria-expanded={open} icon={<BellOutlined className="bell" />} />
      </Popover>
    </Badge>
  );
}
