import { AuditOutlined, BookOutlined, CommentOutlined, HighlightOutlined, MailOutlined, ReadOutlined, RiseOutlined, TableOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

const follows = ['periodicals.answer', 'periodicals.edit', 'periodicals.instruct', 'periodicals.record', 'periodicals.sign'] as const;

export const screens: Screen[] = [
  {
    path: 'periodicals/desk', titleKey: 'periodicals.desk', permission: 'periodicals.edit', menu: { group: 'editing', order: 10, icon: HighlightOutlined },
    load: () => import('./desk.tsx').then((part) => part.Desk),
  },
  {
    path: 'periodicals/issues', titleKey: 'periodicals.issues', permission: 'periodicals.read', menu: { group: 'editing', order: 20, icon: ReadOutlined },
    load: () => import('./issue-list.tsx').then((part) => part.IssueList),
  },
  { path: 'periodicals/issues/:issueId', titleKey: 'periodicals.issue', permission: 'signed-in', load: () => import('./issue-page.tsx').then((part) => part.IssuePage) },
  {
    path: 'periodicals/instructions', titleKey: 'periodicals.instructions', permission: follows, menu: { group: 'editing', order: 30, icon: CommentOutlined },
    load: () => import('./instruction-list.tsx').then((part) => part.InstructionList),
  },
  {
    path: 'periodicals/instructions/new', titleKey: 'periodicals.instruction-new', permission: ['periodicals.instruct', 'periodicals.record'],
    load: () => import('./instruction-new.tsx').then((part) => part.InstructionNew),
  },
  { path: 'periodicals/instructions/:instructionId', titleKey: 'periodicals.instruction', permission: follows, load: () => import('./instruction-page.tsx').then((part) => part.InstructionPage) },
  {
    path: 'periodicals/adoptions', titleKey: 'periodicals.adoptions', permission: 'periodicals.read', menu: { group: 'editing', order: 40, icon: TableOutlined },
    load: () => import('./adoption-list.tsx').then((part) => part.AdoptionList),
  },
  {
    path: 'periodicals/forwardings', titleKey: 'periodicals.forwardings', permission: 'periodicals.read', menu: { group: 'editing', order: 50, icon: RiseOutlined },
    load: () => import('./forwardings.tsx').then((part) => part.Forwardings),
  },
  {
    path: 'periodicals/upper-adoptions', titleKey: 'periodicals.upper-adoptions', permission: 'periodicals.read', menu: { group: 'editing', order: 60, icon: AuditOutlined },
    load: () => import('./upper-adoptions.tsx').then((part) => part.UpperAdoptions),
  },
  {
    path: 'periodicals/commissions', titleKey: 'periodicals.commissions', permission: 'periodicals.read', menu: { group: 'reporting', order: 50, icon: MailOutlined },
    load: () => import('./commissions.tsx').then((part) => part.Commissions),
  },
  {
    path: 'periodicals/publications', titleKey: 'periodicals.publications', permission: 'periodicals.edit', menu: { group: 'editing', order: 70, icon: BookOutlined },
    load: () => import('./publications.tsx').then((part) => part.Publications),
  },
];
