import { type ReactNode, useEffect } from 'react';
import { Breadcrumb } from 'antd';
import { Link, matchPath } from 'react-router';
import { mayOpen, screens } from '../app/screens.ts';
import { useSession } from '../app/session.ts';

export interface Crumb {
  title: string;
  to?: string;
}

/** The head of a screen: where one is, what it is called, what one may do; the name stands in the browser's tab too. */
export function Page({ title, crumbs, actions, tags, children }: {
  title: string;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  tags?: ReactNode;
  children: ReactNode;
}) {
  const held = new Set(useSession().permissions);
  // Who came by a link of his own may not be one who opens the list above.
  const opens = (path: string) => screens.some((screen) => matchPath(`/${screen.path}`, path.split('?')[0]!) && mayOpen(screen, held));
  useEffect(() => {
    const rest = document.title.split(' · ').at(-1);
    document.title = rest ? `${title} · ${rest}` : title;
  }, [title]);
  return (
    <>
      {crumbs && crumbs.length > 0 && (
        <Breadcrumb
          className="page-crumbs"
          items={[...crumbs, { title }].map((crumb) => ({ title: 'to' in crumb && crumb.to && opens(crumb.to) ? <Link to={crumb.to}>{crumb.title}</Link> : crumb.title }))}
        />
      )}
      <div className="page-head">
        <h1>{title}</h1>
        {tags}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}
