import { BarChartOutlined, BookOutlined, ExperimentOutlined, FileDoneOutlined, FlagOutlined, OrderedListOutlined, ProfileOutlined, QuestionCircleOutlined, TrophyOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

const menu = (order: number, icon: NonNullable<Screen['menu']>['icon']): Screen['menu'] => ({ group: 'scoring', order, icon });

export const screens: Screen[] = [
  { path: 'scoring/scores', titleKey: 'scoring.scores', permission: 'scoring.read', menu: menu(10, BarChartOutlined), load: () => import('./scores.tsx').then((part) => part.Scores) },
  { path: 'scoring/bulletins', titleKey: 'scoring.bulletins', permission: 'scoring.read', menu: menu(20, FileDoneOutlined), load: () => import('./bulletins.tsx').then((part) => part.Bulletins) },
  { path: 'scoring/bulletins/:bulletinId', titleKey: 'scoring.bulletin', permission: 'signed-in', load: () => import('./bulletin.tsx').then((part) => part.BulletinPage) },
  { path: 'scoring/quotas', titleKey: 'scoring.quotas', permission: 'scoring.read', menu: menu(30, FlagOutlined), load: () => import('./quotas.tsx').then((part) => part.Quotas) },
  { path: 'scoring/awards', titleKey: 'scoring.awards', permission: 'scoring.read', menu: menu(40, TrophyOutlined), load: () => import('./awards.tsx').then((part) => part.Awards) },
  { path: 'scoring/appeals', titleKey: 'scoring.appeals', permission: 'scoring.read', menu: menu(50, QuestionCircleOutlined), load: () => import('./appeals.tsx').then((part) => part.Appeals) },
  { path: 'scoring/rulebooks', titleKey: 'scoring.rulebooks', permission: 'scoring.read', menu: menu(60, BookOutlined), load: () => import('./rulebooks.tsx').then((part) => part.Rulebooks) },
  { path: 'scoring/rulebooks/:rulebookId', titleKey: 'scoring.rulebook-title', permission: 'scoring.read', load: () => import('./rulebook.tsx').then((part) => part.RulebookPage) },
  { path: 'scoring/ledger', titleKey: 'scoring.ledger', permission: 'scoring.keep', menu: menu(70, OrderedListOutlined), load: () => import('./ledger.tsx').then((part) => part.Ledger) },
  { path: 'scoring/facts', titleKey: 'scoring.facts', permission: 'scoring.keep', menu: menu(80, ProfileOutlined), load: () => import('./facts.tsx').then((part) => part.Facts) },
  { path: 'scoring/trial', titleKey: 'scoring.trial', permission: 'scoring.keep', menu: menu(90, ExperimentOutlined), load: () => import('./trial.tsx').then((part) => part.Trial) },
  { path: 'scoring/entries', titleKey: 'scoring.entries', permission: 'scoring.read', load: () => import('./entries.tsx').then((part) => part.Entries) },
  { path: 'scoring/items/:itemId', titleKey: 'scoring.item-score', permission: 'scoring.read', load: () => import('./item-score.tsx').then((part) => part.ItemScorePage) },
];
