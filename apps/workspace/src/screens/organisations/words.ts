import type { groupPurposes, groupSeats, PostKind, RankingGroup, UnitKind } from '@gongkai/organisations/contract';

// A contract is imported as types alone; the records make the compiler miss no word.
const keys = <K extends string>(all: Record<K, true>): K[] => Object.keys(all) as K[];

export const kindKeys = keys<UnitKind>({
  government: true, office: true, department: true, township: true, street: true, village: true, affiliated: true, zone: true, liaison: true, 'direct-point': true, represented: true,
});
export const groupKeys = keys<RankingGroup>({ township: true, department: true, other: true });
export const postKeys = keys<PostKind>({ 'leader-in-charge': true, head: true, officer: true, 'deputy-officer': true, 'office-leader': true, member: true });
export const seatKeys = keys<(typeof groupSeats)[number]>({ leader: true, deputy: true, member: true, 'office-head': true, 'office-member': true });
export const purposeKeys = keys<(typeof groupPurposes)[number]>({ openness: true, information: true });
