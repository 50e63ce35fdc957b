import { join } from 'node:path';
import { createFileStore } from '@gongkai/attachments';
import { createMailer, type MailConfig } from '@gongkai/notices';
import { migrate, openPool, openPools, prepareRoles, startEmbedded, isUnreachable, type EmbeddedServer, type Passwords, type Pools, type Services } from '@gongkai/database';
import { hasKey, translate } from '@gongkai/ui/messages';
import { Refusal } from './command.ts';
import type { DataFolder } from './data-folder.ts';
import type { Settings } from './settings.ts';

/** The database of a deployment, running and up to date. */
export interface OpenDatabase {
  url: string;
  pools: Pools;
  embedded: EmbeddedServer | null;
  close(): Promise<void>;
}

const passwordsOf = (folder: DataFolder): Passwords => ({ app: folder.secrets.app, worker: folder.secrets.worker, portal: folder.secrets.portal });

/** Starts or reaches the database, prepares its roles and brings its schema up to date. */
export async function openDatabase(folder: DataFolder, databaseUrl: string | null, log: (line: string) => void): Promise<OpenDatabase> {
  const embedded = databaseUrl ? null : await startEmbedded({ folder: folder.cluster, password: folder.secrets.superuser, onLog: log });
  const url = databaseUrl ?? embedded!.url;
  const owner = openPool(url, { max: 2, name: 'setup', waitMilliseconds: 20_000 });
  try {
    await prepareRoles(owner, passwordsOf(folder));
    await migrate(owner);
  } catch (error) {
    await embedded?.stop();
    throw unreachableRefusal(error, url);
  } finally {
    await owner.end();
  }
  const pools = openPools(url, passwordsOf(folder));
  return {
    url,
    pools,
    embedded,
    async close() {
      await pools.close();
      await embedded?.stop();
    },
  };
}

/** The pools of a deployment whose server already runs. */
export function reachPools(folder: DataFolder, url: string): Pools {
  return openPools(url, passwordsOf(folder), { app: 4, worker: 2, portal: 1 });
}

function unreachableRefusal(error: unknown, url: string): unknown {
  const { hostname, port, pathname } = new URL(url);
  const place = `${hostname}:${port || 5432}${pathname}`;
  const { code, message } = error as { code?: string; message: string };
  if (isUnreachable(error) || code === 'ENOTFOUND' || code === 'ETIMEDOUT') return new Refusal(`The database at ${place} does not answer (${message}).`);
  if (code === '28P01' || code === '28000') return new Refusal(`The database at ${place} refuses this user or password.`);
  if (code === '3D000') return new Refusal(`There is no database ${pathname.slice(1)} at ${hostname}:${port || 5432}. Create it first.`);
  if (code === '42501') return new Refusal(`The database user may not create roles: alter role … createrole. (${message})`);
  return error;
}

/** Files, mail and keys of a deployment. */
export function makeServices(folder: DataFolder, settings: Settings, port: number): Services {
  return {
    files: createFileStore(settings.storage ?? { driver: 'fs', folder: join(folder.files) }),
    mailer: settings.smtpUrl ? createMailer(mailConfig(settings.smtpUrl, settings.mailFrom)) : null,
    auditKey: folder.secrets.auditKey,
    secretKey: Buffer.from(folder.secrets.secretKey, 'hex'),
    baseUrl: (code) => settings.publicUrl?.replace('{code}', code).replace(/\/$/, '') ?? `http://${code}.localhost:${port}`,
    words: (key) => (hasKey(key) ? translate('zh-CN', key) : null),
  };
}

function mailConfig(smtpUrl: string, from: string): MailConfig {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 25)),
    secure,
    ...(url.username ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } : {}),
    from,
  };
}
