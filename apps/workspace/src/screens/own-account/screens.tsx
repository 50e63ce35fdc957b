import { UserOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

export const screens: Screen[] = [
  {
    path: 'own-account',
    titleKey: 'workspace.own-account',
    permission: 'signed-in',
    menu: { group: 'my-work', order: 90, icon: UserOutlined },
    load: () => import('./own-account.tsx').then((part) => part.OwnAccount),
  },
];
