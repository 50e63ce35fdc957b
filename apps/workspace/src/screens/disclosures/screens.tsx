import { ApartmentOutlined, BookOutlined, FileAddOutlined } from '@ant-design/icons';
import type { Screen } from '../../app/screens.ts';

export const screens: Screen[] = [
  {
    path: 'disclosures',
    titleKey: 'disclosures.list',
    permission: 'disclosures.read',
    menu: { group: 'disclosure', order: 10, icon: BookOutlined },
    load: () => import('./document-list.tsx').then((part) => part.DocumentList),
  },
  {
    path: 'disclosures/new',
    titleKey: 'disclosures.new',
    permission: 'disclosures.write',
    menu: { group: 'disclosure', order: 20, icon: FileAddOutlined },
    load: () => import('./new-document.tsx').then((part) => part.NewDocument),
  },
  {
    path: 'disclosures/columns',
    titleKey: 'disclosures.columns',
    permission: 'disclosures.publish',
    menu: { group: 'disclosure', order: 30, icon: ApartmentOutlined },
    load: () => import('./columns.tsx').then((part) => part.Columns),
  },
  { path: 'disclosures/:documentId', titleKey: 'disclosures.document', permission: 'disclosures.read', load: () => import('./document-page.tsx').then((part) => part.DocumentPage) },
  { path: 'disclosures/:documentId/edit', titleKey: 'disclosures.edit', permission: 'disclosures.write', load: () => import('./document-edit.tsx').then((part) => part.DocumentEdit) },
];
