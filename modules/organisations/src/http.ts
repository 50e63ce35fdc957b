import type { Route } from '@gongkai/kernel';
import { personRoutes } from './persons.http.ts';
import { unitRoutes } from './units.http.ts';

export const routes: readonly Route[] = [...unitRoutes, ...personRoutes];
