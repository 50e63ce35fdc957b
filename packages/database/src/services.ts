import type { Readable } from 'node:stream';

/** Where files lie; keys are relative paths that we make ourselves, never a name from outside. */
export interface FileStore {
  put(key: string, content: Readable | Uint8Array): Promise<void>;
  stream(key: string): Promise<Readable>;
  bytes(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  remove(key: string): Promise<void>;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** The way out for e-mail; `null` in Services when none is configured. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** What operations and jobs may use besides the database; made once where the process is put together. */
export interface Services {
  files: FileStore;
  mailer: Mailer | null;
  /** Seals the audit chain; kept outside the database. */
  auditKey: string;
  /** Encrypts secrets at rest, such as seeds of second factors: 32 bytes. */
  secretKey: Buffer;
  /** The address under which a jurisdiction's screens are reached, without a slash at the end. */
  baseUrl(jurisdictionCode: string): string;
  /** The Chinese words of a message, for what leaves the office as a file; null where nobody wrote any. */
  words(key: string): string | null;
}

/** The name of whoever acted as a file shows it: a person's own, a machine's by what it does. */
export const actorWords = (services: Services, name: string): string => services.words(`audit.actor.${name}`) ?? name;
