import { AppError, tooMany, unauthenticated } from '@gongkai/kernel';
import { minutesLocked } from './lockout.state.ts';

/** How an attempt to sign in ended; decided inside the transaction that counts it, answered after it committed. */
export type SignInOutcome =
  | { kind: 'signed-in'; token: string; sessionId: string; accountId: string }
  | { kind: 'failed' }
  | { kind: 'locked'; until: Date }
  | { kind: 'code-required' }
  | { kind: 'code-wrong' }
  | { kind: 'disabled' };

/** The error that answers an attempt which did not succeed. */
export function failureOf(outcome: Exclude<SignInOutcome, { kind: 'signed-in' }>, now: Date): AppError {
  switch (outcome.kind) {
    case 'failed':
      return unauthenticated('accounts.sign-in-failed');
    case 'locked':
      return tooMany([{ code: 'accounts.locked', values: { minutes: minutesLocked(outcome.until, now) } }]);
    case 'code-required':
      return unauthenticated('accounts.code-required');
    case 'code-wrong':
      return unauthenticated([{ code: 'accounts.code-wrong', path: 'code' }]);
    case 'disabled':
      return unauthenticated('accounts.disabled');
  }
}
