import type { Problem } from '@gongkai/kernel';
import type { Person, PostKind, Unit } from './contract.ts';
import type { PostRow } from './posts.store.ts';

const single: readonly PostKind[] = ['leader-in-charge', 'head'];
const counted: readonly PostKind[] = ['officer', 'deputy-officer'];

/** Whether a unit has one holder of this post at a time. */
export const isSingle = (post: PostKind): boolean => single.includes(post);

/** Why a person cannot be given a post. */
export function appointReasons(parts: {
  person: Person | null;
  unit: Unit | null;
  post: PostKind;
  fullTime: boolean | null;
  from: string;
  to: string | null;
  holders: PostRow[];
  replace: boolean;
}): Problem[] {
  const reasons: Problem[] = [];
  if (parts.person === null) reasons.push({ code: 'organisations.person-missing', path: 'personId' });
  else if (parts.person.leftOn !== null && parts.person.leftOn <= parts.from) reasons.push({ code: 'organisations.person-left', path: 'personId', values: { name: parts.person.name } });
  if (parts.unit === null) reasons.push({ code: 'organisations.unit-missing', path: 'unitId' });
  else if (parts.unit.validTo !== null && parts.unit.validTo <= parts.from) reasons.push({ code: 'organisations.unit-ended', path: 'unitId', values: { name: parts.unit.name, day: parts.unit.validTo } });
  if (counted.includes(parts.post) && parts.fullTime === null) reasons.push({ code: 'organisations.full-time-missing', path: 'fullTime' });
  if (parts.to !== null && parts.to <= parts.from) reasons.push({ code: 'organisations.period-empty', path: 'to' });
  if (parts.holders.some((holder) => holder.personId === parts.person?.id)) reasons.push({ code: 'organisations.post-held-already', path: 'personId' });
  else if (isSingle(parts.post) && parts.holders.length > 0 && !parts.replace) reasons.push({ code: 'organisations.post-taken', path: 'post' });
  if (parts.replace && parts.holders.some((holder) => holder.validFrom >= parts.from)) reasons.push({ code: 'organisations.day-before-last-change', path: 'from', values: { day: parts.holders[0]!.validFrom } });
  return reasons;
}
