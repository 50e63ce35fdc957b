import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from './command.ts';

/** What a deployment keeps for itself, made once and never shown. */
export interface Secrets {
  superuser: string;
  app: string;
  worker: string;
  portal: string;
  auditKey: string;
  secretKey: string;
}

/** The folder in which a deployment keeps its database, files and secrets. */
export interface DataFolder {
  path: string;
  /** The parts that must survive: back them up together. */
  cluster: string;
  files: string;
  secrets: Secrets;
}

/** Whether a folder has been the data folder of a deployment. */
export const holdsDeployment = (path: string): boolean => existsSync(join(resolve(path), 'secrets.json'));

/** Opens the data folder, making it and its secrets when they do not exist. */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true });
    // The database server's own account must be able to pass through on its way to the cluster.
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    accessSync(folder, constants.W_OK | constants.X_OK);
    mkdirSync(join(folder, 'files'), { recursive: true, mode: 0o700 });
    return { path: folder, cluster: join(folder, 'postgres'), files: join(folder, 'files'), secrets: openSecrets(folder) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Refusal(`The data folder ${folder} cannot be written to. Choose another with --data DIR.`);
    if (code === 'ENOTDIR' || code === 'EEXIST') throw new Refusal(`${folder} is not a folder. Choose another with --data DIR.`);
    throw error;
  }
}

function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) {
    const word = () => randomBytes(24).toString('hex');
    const secrets: Secrets = { superuser: word(), app: word(), worker: word(), portal: word(), auditKey: word(), secretKey: randomBytes(32).toString('hex') };
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    throw new Refusal(`${file} cannot be read (${(error as Error).message}). It belongs to this data folder: restore it from the backup.`);
  }
}

/** Where a running server can be found by commands. */
export interface Presence {
  pid: number;
  port: number;
  databaseUrl: string;
}

const presenceFile = (folder: DataFolder) => join(folder.path, 'server.json');

/** Takes the folder for this process, or refuses when another one that lives has it. */
export function occupy(folder: DataFolder, presence: Presence): () => void {
  const other = present(folder);
  if (other) throw new Refusal(`The data folder ${folder.path} is in use by process ${other.pid} (port ${other.port}). Stop it, or choose another folder with --data DIR.`);
  const file = presenceFile(folder);
  writeFileSync(file, JSON.stringify(presence), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The server that runs on a data folder now, or null. */
export function present(folder: DataFolder): Presence | null {
  try {
    const found = JSON.parse(readFileSync(presenceFile(folder), 'utf8')) as Presence;
    if (found.pid === process.pid) return null;
    process.kill(found.pid, 0);
    const words = existsSync(`/proc/${found.pid}/cmdline`) ? readFileSync(`/proc/${found.pid}/cmdline`, 'utf8') : 'serve';
    return words.includes('serve') ? found : null;
  } catch {
    return null;
  }
}

/** The default data folder of a checkout: `data` beside its package.json. */
export const defaultDataFolder = join(dirname(new URL(import.meta.url).pathname), '../../../data');
