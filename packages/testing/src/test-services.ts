import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { notFound } from '@gongkai/kernel';
import type { FileStore, Mail, Services } from '@gongkai/database';
import { hasKey, translate } from '@gongkai/ui/messages';

/** Services whose outside world is in memory: sent mails and stored files can be looked at. */
export interface TestServices extends Services {
  sentMails: Mail[];
  storedFiles: Map<string, Uint8Array>;
}

/** Makes services for one test. */
export function testServices(): TestServices {
  const sentMails: Mail[] = [];
  const storedFiles = new Map<string, Uint8Array>();
  const stored = (key: string): Uint8Array => {
    const bytes = storedFiles.get(key);
    if (!bytes) throw notFound('general.not-found');
    return bytes;
  };
  const files: FileStore = {
    put: async (key, content) => void storedFiles.set(key, content instanceof Uint8Array ? content : new Uint8Array(await buffer(content))),
    stream: async (key) => Readable.from([Buffer.from(stored(key))]),
    bytes: async (key) => stored(key),
    has: async (key) => storedFiles.has(key),
    remove: async (key) => void storedFiles.delete(key),
  };
  return {
    files,
    mailer: { send: async (mail) => void sentMails.push(mail) },
    auditKey: 'audit key of a test',
    secretKey: Buffer.alloc(32, 7),
    baseUrl: (code) => `http://${code}.localhost`,
    words: (key) => (hasKey(key) ? translate('zh-CN', key) : null),
    sentMails,
    storedFiles,
  };
}
