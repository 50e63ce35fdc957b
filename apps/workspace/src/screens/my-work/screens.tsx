import { CarryOutOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

export const screens: Screen[] = [
  {
    path: 'my-work',
    titleKey: 'workspace.my-work',
    permission: 'signed-in',
    menu: { group: 'my-work', order: 10, icon: CarryOutOutlined },
    load: () => import('./my-work.tsx').then((part) => part.MyWork),
  },
];
