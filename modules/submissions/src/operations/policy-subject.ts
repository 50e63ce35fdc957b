import type { PolicySubject } from '../submissions.policy.ts';
import type { Item } from '../submissions.store.ts';

/** What the policy needs to know of an item. */
export const policySubject = (item: Item): PolicySubject => ({
  unitId: item.unitId,
  state: item.state,
  createdBy: item.createdBy,
  hasBeenSent: item.sentVersion !== null,
});
