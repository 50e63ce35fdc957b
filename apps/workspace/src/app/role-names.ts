import type { Text } from './language.tsx';
import type { Session } from './session.ts';

/** What a person is called in his work, each role once. */
export function roleNames(text: Text, roles: Session['account']['roles']): string[] {
  return [...new Set(roles.map((one) => text(`accounts.role.${one.role}`)))];
}
