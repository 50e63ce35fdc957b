import type { Problem } from '@gongkai/kernel';
import type { BulletinState } from './contract.ts';

const only = (wanted: readonly BulletinState[], state: BulletinState, code: string): Problem[] => (wanted.includes(state) ? [] : [{ code, values: { state } }]);

/** Reasons against changing the words of a notice or computing it anew. */
export const reasonsAgainstEditing = (state: BulletinState): Problem[] => only(['draft'], state, 'scoring.bulletin-not-draft');

/** Reasons against sending a notice to review: it must show what the ledger says, and add up. */
export function reasonsAgainstSubmitting(state: BulletinState, figures: { outdated: boolean; checkOk: boolean }): Problem[] {
  return [
    ...only(['draft'], state, 'scoring.bulletin-not-draft'),
    ...(figures.outdated ? [{ code: 'scoring.figures-changed' }] : []),
    ...(figures.checkOk ? [] : [{ code: 'scoring.figures-do-not-add-up' }]),
  ];
}

/** Reasons against issuing: only what was approved leaves, and only while the ledger still says the same. */
export function reasonsAgainstIssuing(state: BulletinState, outdated: boolean): Problem[] {
  return [...only(['approved'], state, 'scoring.bulletin-not-approved'), ...(outdated ? [{ code: 'scoring.figures-changed' }] : [])];
}

/** Reasons against taking a notice back from its reviewers. */
export const reasonsAgainstRecalling = (state: BulletinState): Problem[] => only(['in-review', 'approved'], state, 'scoring.bulletin-not-in-review');

/** Reasons against giving a notice up. */
export const reasonsAgainstAbandoning = (state: BulletinState): Problem[] => only(['draft'], state, 'scoring.bulletin-not-draft');

/** Reasons against handing a notice to the public catalogue. */
export function reasonsAgainstPublishing(state: BulletinState, files: 'none' | 'waiting' | 'ready', isHanded: boolean): Problem[] {
  return [
    ...only(['issued'], state, 'scoring.bulletin-not-issued'),
    ...(state === 'issued' && files !== 'ready' ? [{ code: 'scoring.files-waiting' }] : []),
    ...(isHanded ? [{ code: 'scoring.already-in-catalogue' }] : []),
  ];
}

/** What may be done with a notice in a state. */
export function bulletinActions(state: BulletinState, isHanded: boolean): string[] {
  switch (state) {
    case 'draft':
      return ['edit', 'recompile', 'submit', 'abandon'];
    case 'in-review':
      return ['recall'];
    case 'approved':
      return ['issue', 'recall'];
    case 'issued':
      return isHanded ? [] : ['publish'];
    case 'abandoned':
      return [];
  }
}
