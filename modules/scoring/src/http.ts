import type { Route } from '@gongkai/kernel';
import { awardRoutes } from './awards.http.ts';
import { bulletinRoutes } from './bulletins.http.ts';
import { ledgerRoutes } from './ledger.http.ts';
import { rulebookRoutes } from './rulebooks.http.ts';

export const routes: readonly Route[] = [...ledgerRoutes, ...rulebookRoutes, ...bulletinRoutes, ...awardRoutes];
