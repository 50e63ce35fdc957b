import { ApartmentOutlined, ClusterOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

const load = () => import('./units.tsx').then((part) => part.Units);

export const screens: Screen[] = [
  { path: 'units', titleKey: 'organisations.units', permission: 'organisations.read', menu: { group: 'units', order: 10, icon: ApartmentOutlined }, load },
  { path: 'units/:unitId', titleKey: 'organisations.units', permission: 'organisations.read', load },
  {
    path: 'people',
    titleKey: 'organisations.people',
    permission: 'organisations.read',
    menu: { group: 'units', order: 20, icon: TeamOutlined },
    load: () => import('./people.tsx').then((part) => part.People),
  },
  { path: 'people/:personId', titleKey: 'organisations.people', permission: 'organisations.read', load: () => import('./person.tsx').then((part) => part.PersonScreen) },
  {
    path: 'network',
    titleKey: 'organisations.network',
    permission: 'organisations.read',
    menu: { group: 'units', order: 30, icon: ClusterOutlined },
    load: () => import('./network.tsx').then((part) => part.Network),
  },
  {
    path: 'jurisdiction-settings',
    titleKey: 'organisations.settings',
    permission: 'organisations.settings',
    menu: { group: 'system', order: 5, icon: SettingOutlined },
    load: () => import('./settings.tsx').then((part) => part.JurisdictionSettings),
  },
];
