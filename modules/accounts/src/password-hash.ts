import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 20 ms of one core.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes a password with argon2id. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let dummy: Promise<string> | undefined;

/** Whether a password fits; without a hash it takes as long and is never right, so that time does not tell which names exist. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no account has this password');
  const fits = await verify(stored ?? (await dummy), password.normalize('NFC'));
  return stored !== null && fits;
}
