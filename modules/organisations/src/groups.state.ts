import type { Problem } from '@gongkai/kernel';
import type { Person, SetLeadingGroup } from './contract.ts';

const single = ['leader', 'office-head'];

/** Why a leading group cannot sit as asked. */
export function groupReasons(parts: { seats: SetLeadingGroup['seats']; persons: ReadonlyMap<string, Person | null>; ended: boolean; from: string; today: string }): Problem[] {
  const reasons: Problem[] = parts.ended ? [{ code: 'organisations.ended-already' }] : [];
  if (parts.from > parts.today) reasons.push({ code: 'organisations.day-in-future', path: 'from' });
  const taken = new Set<string>();
  const seen = new Set<string>();
  for (const [index, seat] of parts.seats.entries()) {
    const path = `seats.${index}.personId`;
    const person = parts.persons.get(seat.personId) ?? null;
    if (person === null) reasons.push({ code: 'organisations.person-missing', path });
    else if (person.leftOn !== null) reasons.push({ code: 'organisations.person-left', path, values: { name: person.name } });
    if (single.includes(seat.seat) && taken.has(seat.seat)) reasons.push({ code: 'organisations.seat-taken', path: `seats.${index}.seat` });
    taken.add(seat.seat);
    const key = `${seat.personId} ${seat.seat}`;
    if (seen.has(key)) reasons.push({ code: 'organisations.seat-twice', path });
    seen.add(key);
  }
  if (!taken.has('leader')) reasons.push({ code: 'organisations.leader-missing', path: 'seats' });
  return reasons;
}
