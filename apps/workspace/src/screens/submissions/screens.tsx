import { EditOutlined, FileDoneOutlined, FileTextOutlined, ProfileOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

export const screens: Screen[] = [
  {
    path: 'submissions',
    titleKey: 'submissions.list',
    permission: 'submissions.inside',
    menu: { group: 'reporting', order: 10, icon: FileTextOutlined },
    load: () => import('./own-items.tsx').then((part) => part.OwnItems),
  },
  {
    path: 'submissions/new',
    titleKey: 'submissions.new',
    permission: 'submissions.write',
    menu: { group: 'reporting', order: 20, icon: EditOutlined },
    load: () => import('./new-item.tsx').then((part) => part.NewItem),
  },
  {
    path: 'submissions/register',
    titleKey: 'submissions.register-title',
    permission: 'submissions.read',
    menu: { group: 'reporting', order: 30, icon: ProfileOutlined },
    load: () => import('./register.tsx').then((part) => part.Register),
  },
  {
    path: 'submissions/paper',
    titleKey: 'submissions.paper',
    permission: 'submissions.register',
    menu: { group: 'reporting', order: 40, icon: FileDoneOutlined },
    load: () => import('./paper-registration.tsx').then((part) => part.PaperRegistration),
  },
  { path: 'submissions/items/:itemId', titleKey: 'submissions.item', permission: 'signed-in', load: () => import('./item-page.tsx').then((part) => part.ItemPage) },
  { path: 'submissions/items/:itemId/edit', titleKey: 'submissions.edit', permission: 'submissions.write', load: () => import('./item-edit.tsx').then((part) => part.ItemEdit) },
];
