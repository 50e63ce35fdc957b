import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A secret for a session or a link: 32 random bytes; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

// Without letters and digits that are taken for one another.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Ten recovery codes of fifty bits each, as people write them down. */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 10 }, () => `${group()}-${group()}`);
}

/** What is stored of a recovery code; how it was typed does not matter. */
export const recoveryCodeHash = (code: string): Buffer => tokenHash(code.toUpperCase().replaceAll(/[^A-Z2-9]/g, ''));
