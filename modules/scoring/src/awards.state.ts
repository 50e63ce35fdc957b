import type { Problem } from '@gongkai/kernel';
import type { StoredNomination, StoredObjection } from './awards.store.ts';

type State = StoredNomination['state'];

/** Reasons against settling anything of a year that still runs: places and records can change until its last day. */
export const reasonsAgainstSettling = (yearEndsOn: string, today: string): Problem[] => (today > yearEndsOn ? [] : [{ code: 'scoring.year-running', values: { day: yearEndsOn } }]);

/** Reasons against showing a candidate to all units. */
export const reasonsAgainstShowing = (state: State): Problem[] => (state === 'recommended' ? [] : [{ code: 'scoring.nomination-not-recommended' }]);

/** Reasons against objecting: candidates are objected to while they are shown. */
export function reasonsAgainstObjecting(nomination: Pick<StoredNomination, 'state' | 'shownFrom' | 'shownTo'>, today: string): Problem[] {
  const isShown = nomination.state === 'shown' && today >= nomination.shownFrom! && today <= nomination.shownTo!;
  return isShown ? [] : [{ code: 'scoring.nomination-not-shown' }];
}

/** Reasons against deciding: the days must be over, every objection answered, none upheld for an award. */
export function reasonsAgainstDeciding(
  nomination: Pick<StoredNomination, 'state' | 'shownTo'>,
  objections: readonly Pick<StoredObjection, 'answer' | 'upheld'>[],
  wish: { today: string; award: boolean },
): Problem[] {
  if (nomination.state === 'awarded' || nomination.state === 'refused') return [{ code: 'scoring.nomination-decided' }];
  if (!wish.award) return [];
  if (nomination.state !== 'shown') return [{ code: 'scoring.nomination-not-shown' }];
  return [
    ...(wish.today <= nomination.shownTo! ? [{ code: 'scoring.publicity-running', values: { day: nomination.shownTo! } }] : []),
    ...(objections.some((one) => one.answer === null) ? [{ code: 'scoring.objection-open' }] : []),
    ...(objections.some((one) => one.upheld === true) ? [{ code: 'scoring.objection-upheld' }] : []),
  ];
}
