import { AuditOutlined, NodeIndexOutlined, SolutionOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

export const screens: Screen[] = [
  {
    path: 'reviews',
    titleKey: 'reviews.inbox',
    permission: 'reviews.decide',
    menu: { group: 'signing', order: 10, icon: AuditOutlined },
    load: () => import('./inbox.tsx').then((part) => part.Inbox),
  },
  {
    path: 'reviews/cases',
    titleKey: 'reviews.cases',
    permission: ['reviews.record', 'reviews.configure'],
    menu: { group: 'signing', order: 20, icon: SolutionOutlined },
    load: () => import('./case-list.tsx').then((part) => part.CaseList),
  },
  { path: 'reviews/cases/:caseId', titleKey: 'reviews.case', permission: 'signed-in', load: () => import('./case-page.tsx').then((part) => part.CasePage) },
  {
    path: 'reviews/urgent',
    titleKey: 'reviews.urgent',
    permission: 'reviews.decide',
    menu: { group: 'signing', order: 30, icon: ThunderboltOutlined },
    load: () => import('./urgent.tsx').then((part) => part.Urgent),
  },
  {
    path: 'reviews/chains',
    titleKey: 'reviews.chains',
    permission: 'reviews.configure',
    menu: { group: 'signing', order: 40, icon: NodeIndexOutlined },
    load: () => import('./chains.tsx').then((part) => part.Chains),
  },
];
