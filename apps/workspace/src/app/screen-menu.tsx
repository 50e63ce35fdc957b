import { Menu } from 'antd';
import { Link, useLocation } from 'react-router';
import { useText } from './language.tsx';
import { mayOpen, menuGroups, screens } from './screens.ts';
import { useSession } from './session.ts';

const inMenu = screens.filter((screen) => screen.menu);

/** The path of the menu entry under which an address lies: the longest that begins it. */
function entryOf(pathname: string, paths: readonly string[]): string | undefined {
  const inside = (path: string) => pathname === `/${path}` || pathname.startsWith(`/${path}/`);
  return paths.filter(inside).sort((a, b) => b.length - a.length)[0];
}

/** The menu by groups of work; it names only screens that this person may open. */
export function ScreenMenu() {
  const text = useText();
  const { permissions } = useSession();
  const { pathname } = useLocation();
  const held = new Set(permissions);
  const open = inMenu.filter((screen) => mayOpen(screen, held));
  const items = menuGroups.flatMap((group) => {
    const children = open
      .filter((screen) => screen.menu?.group === group)
      .sort((a, b) => a.menu!.order - b.menu!.order)
      .map((screen) => {
        const Icon = screen.menu!.icon;
        return { key: screen.path, icon: <Icon />, label: <Link to={`/${screen.path}`}>{text(screen.titleKey)}</Link> };
      });
    if (children.length === 0) return [];
    return [{ key: `group:${group}`, type: 'group' as const, label: text(`workspace.group.${group}`), children }];
  });
  const chosen = entryOf(pathname, open.map((screen) => screen.path));
  return <Menu mode="inline" items={items} selectedKeys={chosen ? [chosen] : []} />;
}
