import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPools, type Pools } from '@gongkai/database';

// The load comes from one address; what a limit costs is measured all the same.
const limits = { GONGKAI_PAGES_PER_MINUTE: '1000000000', GONGKAI_SEARCHES_PER_MINUTE: '1000000000', GONGKAI_STAFF_REQUESTS_PER_MINUTE: '1000000000' };
const program = join(import.meta.dirname, '../start');

/** The product as people start it, in a process of its own. */
export interface ServedProduct {
  port: number;
  pid: number;
  secondsToReady: number;
  pools(): Pools;
  stop(): Promise<void>;
}

/** A folder that is taken away when `work` is done. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  chmodSync(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the product on a data folder and waits until it says that it is ready. */
export async function serveProduct(dataFolder: string, flags: readonly string[] = []): Promise<ServedProduct> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(program, ['--port', String(port), '--data', dataFolder, ...flags], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...limits } });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes('ready http://') && resolve());
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-2_000)));
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${said}`)));
  });
  const secondsToReady = (performance.now() - began) / 1000;
  return { port, pid: child.pid!, secondsToReady, pools: () => poolsOf(dataFolder), stop: () => stop(child) };
}

function poolsOf(dataFolder: string): Pools {
  const read = (name: string) => JSON.parse(readFileSync(join(dataFolder, name), 'utf8'));
  return openPools((read('server.json') as { databaseUrl: string }).databaseUrl, read('secrets.json') as { app: string; worker: string; portal: string }, { app: 2, worker: 1, portal: 1, owner: 1 });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
