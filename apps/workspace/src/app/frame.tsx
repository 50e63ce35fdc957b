import { useEffect, useState } from 'react';
import { Alert, Button, Drawer, Grid, Layout } from 'antd';
import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { LiveNotices } from '../parts/live-notices.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useText } from './language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { ScreenMenu } from './screen-menu.tsx';
import { useSession } from './session.ts';

const foldedKey = 'gongkai.menu-folded';

/** Header, menu and the place of the screen; on a phone the menu waits in a drawer. */
export function Frame() {
  const text = useText();
  const { account, jurisdiction } = useSession();
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992;
  const [open, setOpen] = useState(false);
  const [folded, setFolded] = useState(() => localStorage.getItem(foldedKey) === '1');
  const { pathname } = useLocation();
  const moving = useNavigation().state === 'loading';
  useEffect(() => setOpen(false), [pathname]);

  const toggle = () => {
    if (!wide) return setOpen(true);
    localStorage.setItem(foldedKey, folded ? '0' : '1');
    setFolded(!folded);
  };
  const icon = !wide ? <MenuOutlined /> : folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />;

  return (
    <Layout className="frame">
      <LeaveGuard />
      <a className="skip" href="#screen">{text('workspace.skip')}</a>
      <Layout.Header className="frame-header">
        <Button type="text" icon={icon} aria-label={text('workspace.menu')} aria-expanded={wide ? !folded : open} onClick={toggle} />
        <Link to="/my-work" className="frame-name">
          <strong>{text('workspace.product')}</strong>
          <span>{jurisdiction.name}</span>
        </Link>
        <span className="frame-unit" title={account.unitName}>{account.unitName}</span>
        <LanguageSwitch />
        <LiveNotices />
        <AccountMenu />
      </Layout.Header>
      {jurisdiction.demonstration && <Alert banner type="warning" title={text('workspace.demonstration-banner')} />}
      <Layout hasSider={wide} className="frame-body">
        {wide && !folded && (
          <nav className="frame-menu" aria-label={text('workspace.menu')}>
            <ScreenMenu />
          </nav>
        )}
        <Layout.Content id="screen" tabIndex={-1} role="main" data-path={pathname} aria-busy={moving} className={moving ? 'frame-screen is-moving' : 'frame-screen'}>
          <Outlet />
        </Layout.Content>
      </Layout>
      {!wide && (
        <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={jurisdiction.name} styles={{ body: { padding: 0 } }}>
          <nav aria-label={text('workspace.menu')}>
            <ScreenMenu />
          </nav>
        </Drawer>
      )}
    </Layout>
  );
}
