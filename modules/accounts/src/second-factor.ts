import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { toDataURL } from 'qrcode';

const stepMilliseconds = 30_000;

const totpOf = (seed: Uint8Array, label = '', issuer = ''): TOTP =>
  new TOTP({ secret: new Secret({ buffer: new Uint8Array(seed).buffer }), algorithm: 'SHA1', digits: 6, period: 30, label, issuer });

/** A new seed, as authenticators read it (160 bits, RFC 4226, 4). */
export const newSeed = (): Buffer => randomBytes(20);

/** Encrypts a seed for the database; bound to its account, so that a row moved to another account does not open. */
export function sealSeed(seed: Buffer, accountId: string, key: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(accountId));
  return Buffer.concat([nonce, cipher.update(seed), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a sealed seed; throws when the key or the account is another. */
export function openSeed(sealed: Buffer, accountId: string, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(accountId));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}

/** The time step whose code this is, one step of drift allowed; null when it fits none or is not newer than the last one taken. */
export function stepOfCode(seed: Buffer, code: string, at: Date, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(seed).validate({ token: code, timestamp: at.getTime(), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(at.getTime() / stepMilliseconds) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** What a person reads into the telephone: letters, address and picture. */
export async function enrolmentOf(seed: Buffer, label: string, issuer: string): Promise<{ secret: string; uri: string; picture: string }> {
  const totp = totpOf(seed, label, issuer);
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, picture: await toDataURL(uri, { margin: 1, width: 240 }) };
}

/** The token of an invitation, made again from its id by whoever holds the deployment's key: it stands neither in a row nor in a job. */
export const invitationToken = (invitationId: string, key: Buffer): string => createHmac('sha256', key).update(`invitation:${invitationId}`).digest('base64url');
