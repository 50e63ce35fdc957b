import type { Route } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { deskRoutes } from './http/desk.routes.ts';
import { instructionRoutes } from './http/instruction.routes.ts';
import { issueRoutes } from './http/issue.routes.ts';
import { upwardRoutes } from './http/upward.routes.ts';

export const routes: readonly Route<Context>[] = [...deskRoutes, ...issueRoutes, ...instructionRoutes, ...upwardRoutes];
