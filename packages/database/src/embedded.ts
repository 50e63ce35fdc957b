import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { closedAncestor, serverPrograms, serverUser, type ServerUser } from './server-files.ts';

export interface EmbeddedOptions {
  /** The cluster's folder; made when it does not exist. Its parent must exist. */
  folder: string;
  password: string;
  /** Tests trade safety at power loss for speed. */
  durable?: boolean;
  settings?: Record<string, string>;
  onLog?(line: string): void;
}

export interface EmbeddedServer {
  /** Address of the database `gongkai` as its owner. */
  url: string;
  /** Address of the maintenance database as the superuser. */
  superuserUrl: string;
  pid(): number | undefined;
  stop(): Promise<void>;
}

/** Something about the folder or the machine that the person at the console can mend; shown as it is. */
export class EmbeddedRefusal extends Error {
  override name = 'EmbeddedRefusal';
}

const locale = ['--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-E', 'UTF8'];

/**
 * Starts the PostgreSQL that comes with the product and keeps it running: when it dies it is started again on the same port. The
 * server listens on loopback only, by password; it ends when this process ends.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const user = serverUser();
  const closed = closedAncestor(join(options.folder, '..'), user);
  if (closed !== null)
    throw new EmbeddedRefusal(
      `The database server runs as "${user!.name}", who may not enter ${closed}. Choose another folder with --data, for instance /var/lib/gongkai.`,
    );
  const native = serverPrograms(user);
  if (!existsSync(join(options.folder, 'PG_VERSION'))) initialise(native, options, user);
  const port = await freePort();
  const supervisor = new Supervisor(native, options, user, port);
  await supervisor.start();
  const superuserUrl = `postgres://postgres:${options.password}@127.0.0.1:${port}/postgres`;
  await prepareDatabase(superuserUrl, options.password);
  return {
    url: `postgres://gongkai_owner:${options.password}@127.0.0.1:${port}/gongkai`,
    superuserUrl,
    pid: () => supervisor.pid,
    stop: () => supervisor.stop(),
  };
}

function initialise(native: string, options: EmbeddedOptions, user: ServerUser | null): void {
  mkdirSync(options.folder, { mode: 0o700 });
  if (user) chownSync(options.folder, user.uid, user.gid);
  const passwordFile = join(options.folder, '..', `.initdb-${process.pid}`);
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const done = spawnSync(
      join(native, 'bin/initdb'),
      ['-D', options.folder, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync', ...locale],
      { ...(user ? { uid: user.uid, gid: user.gid } : {}), env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH, TZ: 'UTC' }, encoding: 'utf8' },
    );
    if (done.status !== 0) {
      rmSync(options.folder, { recursive: true, force: true });
      throw new EmbeddedRefusal(`The database could not be set up in ${options.folder}: ${(done.stderr || String(done.error)).trim().split('\n').at(-1)}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

// The owner is no superuser: row-level security, forced on owners, must bind whatever runs with its rights.
async function prepareDatabase(superuserUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found = await client.query(`select from pg_database where datname = 'gongkai'`);
    if (found.rowCount) return;
    await client.query(`create role gongkai_owner login createrole createdb password '${password.replaceAll("'", "''")}'`);
    await client.query('create database gongkai owner gongkai_owner');
  } finally {
    await client.end();
  }
}

class Supervisor {
  readonly #native: string;
  readonly #options: EmbeddedOptions;
  readonly #user: ServerUser | null;
  readonly #port: number;
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(native: string, options: EmbeddedOptions, user: ServerUser | null, port: number) {
    this.#native = native;
    this.#options = options;
    this.#user = user;
    this.#port = port;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const child = this.#spawn();
    this.#child = child;
    const errors: string[] = [];
    await new Promise<void>((ready, fail) => {
      child.stderr!.setEncoding('utf8').on('data', (text: string) => {
        for (const line of text.split('\n').filter(Boolean)) {
          errors.push(line);
          if (errors.length > 20) errors.shift();
          this.#options.onLog?.(line);
          if (line.includes('database system is ready to accept connections')) ready();
        }
      });
      child.once('error', fail);
      child.once('exit', () => fail(new EmbeddedRefusal(startFailure(this.#options.folder, errors))));
    });
    child.removeAllListeners('exit');
    child.once('exit', () => void this.#restart());
  }

  #spawn(): ChildProcess {
    const { folder, durable = true, settings = {} } = this.#options;
    const base: Record<string, string> = {
      listen_addresses: '127.0.0.1',
      port: String(this.#port),
      unix_socket_directories: '',
      max_connections: '100',
      shared_buffers: '64MB',
      timezone: 'UTC',
      log_timezone: 'UTC',
      jit: 'off',
      random_page_cost: '1.1',
      max_wal_size: '1GB',
      wal_level: 'replica',
      logging_collector: 'off',
      log_min_messages: 'warning',
      ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    const flags = Object.entries({ ...base, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = [join(this.#native, 'bin/postgres'), '-D', folder, ...flags];
    // Without it the server would outlive a killed parent and hold the folder.
    const [command, ...rest] = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig=INT', ...identity(this.#user), ...server] : server;
    return spawn(command!, rest, {
      ...(command === '/usr/bin/setpriv' || !this.#user ? {} : { uid: this.#user.uid, gid: this.#user.gid }),
      env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
  }

  async #restart(): Promise<void> {
    for (let pause = 100; !this.#stopping; pause = Math.min(pause * 2, 5_000)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        return await this.start();
      } catch (error) {
        this.#options.onLog?.(`restart failed: ${(error as Error).message}`);
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((stopped) => {
      child.once('exit', () => stopped());
      child.kill('SIGINT');
    });
  }
}

const identity = (user: ServerUser | null): string[] =>
  user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : [];

function startFailure(folder: string, lines: string[]): string {
  const text = lines.join('\n');
  if (/lock file "postmaster.pid" already exists|is another postmaster/.test(text))
    return `The data folder ${folder} is in use by another running server.`;
  if (/Permission denied/.test(text)) return `The database server may not write to ${folder}.`;
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'no message';
  return `The database server did not start: ${fatal.replace(/^.*?(FATAL|PANIC):\s*/, '')}`;
}

async function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}

/** The process id in a folder's lock file when that process lives, else null. */
export function runningServer(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}
