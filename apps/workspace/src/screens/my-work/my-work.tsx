import { Card, Empty, Skeleton } from 'antd';
import type { WorkSection } from '@gongkai/kernel';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ClockTag } from '../../parts/clock-tag.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';

/** The first screen: what waits for me, the most pressing first. */
export function MyWork() {
  const text = useText();
  const { account } = useSession();
  const work = useRecord<{ sections: WorkSection[] }>('/my-work');
  const sections = (work.data?.sections ?? []).filter((section) => section.rows.length > 0);
  return (
    <Page title={text('workspace.my-work-of', { name: account.name })}>
      <Problems error={work.error} onRetry={() => void work.refetch()} />
      {work.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {work.isSuccess && sections.length === 0 && <Card><Empty description={text('workspace.my-work-empty')} /></Card>}
      {sections.map((section) => <Section key={section.key} section={section} />)}
    </Page>
  );
}

function Section({ section }: { section: WorkSection }) {
  const text = useText();
  return (
    <Card
      className="work-section"
      title={<h2>{text(section.titleKey)} <span className="count">{section.total}</span></h2>}
      extra={section.link && section.total > section.rows.length && <Link to={section.link}>{text('workspace.show-all')}</Link>}
    >
      <ul>
        {section.rows.map((row) => (
          <li key={row.id}>
            <Link to={row.link}>{row.title}</Link>
            <span className="work-facts">
              <StateTag state={row.state} />
              {row.due && <ClockTag due={row.due} />}
              <time dateTime={row.at}>{minuteText(row.at)}</time>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
