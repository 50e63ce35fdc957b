import type { Route } from '@gongkai/kernel';
import { accountRoutes } from './accounts.http.ts';
import { auditRoutes } from './audit.http.ts';
import { ownAccountRoutes } from './own-account.http.ts';
import { sessionRoutes } from './session.http.ts';

export const routes: readonly Route[] = [...sessionRoutes, ...ownAccountRoutes, ...accountRoutes, ...auditRoutes];
