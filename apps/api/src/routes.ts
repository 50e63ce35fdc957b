import type { Route } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { routes as accounts } from '@gongkai/accounts/http';
import { routes as attachments } from '@gongkai/attachments/http';
import { routes as disclosures } from '@gongkai/disclosures/http';
import { routes as notices } from '@gongkai/notices/http';
import { routes as organisations } from '@gongkai/organisations/http';
import { routes as periodicals } from '@gongkai/periodicals/http';
import { routes as reviews } from '@gongkai/reviews/http';
import { routes as scoring } from '@gongkai/scoring/http';
import { routes as search } from '@gongkai/search/http';
import { routes as submissions } from '@gongkai/submissions/http';
import { myWork } from './my-work.ts';

/** The staff interface: one line a module. */
export const staffRoutes: readonly Route<Context>[] = [
  ...accounts,
  ...attachments,
  ...disclosures,
  ...notices,
  ...organisations,
  ...periodicals,
  ...reviews,
  ...scoring,
  ...search,
  ...submissions,
  myWork,
];
