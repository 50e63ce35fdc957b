import type { Route } from '@gongkai/kernel';

export const routes: readonly Route[] = [];
