import { type ReactNode, useEffect } from 'react';
import { Breadcrumb } from 'antd';
import { Link } from 'react-router';

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
  useEffect(() => {
    const rest = document.title.split(' · ').at(-1);
    document.title = rest ? `${title} · ${rest}` : title;
  }, [title]);
  return (
    <>
      {crumbs && crumbs.length > 0 && (
        <Breadcrumb
          className="page-crumbs"
          items={[...crumbs, { title }].map((crumb) => ({ title: 'to' in crumb && crumb.to ? <Link to={crumb.to}>{crumb.title}</Link> : crumb.title }))}
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
