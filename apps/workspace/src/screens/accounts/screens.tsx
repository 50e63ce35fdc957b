import { AuditOutlined, SafetyCertificateOutlined, UserSwitchOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

export const screens: Screen[] = [
  {
    path: 'accounts',
    titleKey: 'accounts.list',
    permission: ['accounts.manage', 'accounts.grant'],
    menu: { group: 'system', order: 10, icon: UserSwitchOutlined },
    load: () => import('./account-list.tsx').then((part) => part.AccountList),
  },
  {
    path: 'accounts/:accountId',
    titleKey: 'accounts.list',
    permission: ['accounts.manage', 'accounts.grant'],
    load: () => import('./account.tsx').then((part) => part.Account),
  },
  {
    path: 'security',
    titleKey: 'accounts.security',
    permission: 'accounts.grant',
    menu: { group: 'system', order: 20, icon: SafetyCertificateOutlined },
    load: () => import('./security.tsx').then((part) => part.Security),
  },
  {
    path: 'audit',
    titleKey: 'accounts.audit',
    permission: 'audit.read',
    menu: { group: 'system', order: 30, icon: AuditOutlined },
    load: () => import('./audit.tsx').then((part) => part.Audit),
  },
];
