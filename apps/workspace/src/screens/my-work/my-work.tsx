import { Button, Card, Empty, Skeleton } from 'antd';
import type { WorkSection } from '@gongkai/kernel';
import type { NoticesPage } from '@gongkai/notices/contract';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { mayOpen, screens } from '../../app/screens.ts';
import { useSession } from '../../app/session.ts';
import { ClockTag } from '../../parts/clock-tag.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';

// What people come here to begin, in this order; each stands here for those who may open it.
const begins = ['submissions/new', 'periodicals/desk', 'submissions/paper', 'disclosures/new', 'accounts', 'security', 'audit'];

function Begin() {
  const text = useText();
  const held = new Set(useSession().permissions);
  const open = begins.flatMap((path) => screens.filter((screen) => screen.path === path && mayOpen(screen, held))).slice(0, 2);
  return open.map((screen, index) => <Link key={screen.path} to={`/${screen.path}`}><Button type={index === 0 ? 'primary' : 'default'} tabIndex={-1}>{text(screen.titleKey)}</Button></Link>);
}

/** The first screen: what waits for me, the most pressing first, and what I was told last. */
export function MyWork() {
  const text = useText();
  const { account } = useSession();
  const work = useRecord<{ sections: WorkSection[] }>('/my-work');
  const sections = (work.data?.sections ?? []).filter((section) => section.rows.length > 0);
  return (
    <Page title={text('workspace.my-work-of', { name: account.name })} actions={<Begin />}>
      <div className="my-work">
        <div>
          <Problems error={work.error} onRetry={() => void work.refetch()} />
          {work.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
          {work.isSuccess && sections.length === 0 && <Card><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('workspace.my-work-empty')} /></Card>}
          {sections.map((section) => <Section key={section.key} section={section} />)}
        </div>
        <Latest />
      </div>
    </Page>
  );
}

function Latest() {
  const text = useText();
  const notices = useRecord<NoticesPage>('/notices', { limit: 10 });
  const rows = (notices.data?.rows ?? []).slice(0, 8);
  if (rows.length === 0) return null;
  return (
    <Card className="work-section" title={<h2>{text('workspace.latest-notices')}</h2>} extra={<Link to="/notices">{text('workspace.show-all')}</Link>}>
      <ul className="work-list is-narrow">
        {rows.map((row) => (
          <li key={row.id}>
            {row.link ? <Link to={row.link}>{text(row.kind, row.values)}</Link> : <span>{text(row.kind, row.values)}</span>}
            <time dateTime={row.at} className="work-facts">{minuteText(row.at)}</time>
          </li>
        ))}
      </ul>
    </Card>
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
      <ul className="work-list">
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
