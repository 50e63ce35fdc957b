import { BellOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

export const screens: Screen[] = [
  {
    path: 'notices',
    titleKey: 'notices.list',
    permission: 'signed-in',
    menu: { group: 'my-work', order: 20, icon: BellOutlined },
    load: () => import('./notices.tsx').then((part) => part.Notices),
  },
];
