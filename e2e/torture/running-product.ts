import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openPools, type Passwords, type Pools } from '@gongkai/database';

const program = join(import.meta.dirname, '../../apps/cli/src/main.ts');

/** A port on which nobody listens now. */
export async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}

/** The real program on a data folder of its own, which can be killed and started again. */
export class RunningProduct {
  readonly #folder: string;
  readonly port: number;
  readonly lines: string[] = [];
  #child: ChildProcess | undefined;

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  /** Starts the program and returns when it says that it is ready; tries again while the one before is still dying. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const failure = await this.#startOnce();
      if (failure === null) return;
      if (attempt === 40) throw new Error(`the program does not start: ${failure}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  #startOnce(): Promise<string | null> {
    const child = spawn(process.execPath, [program, 'serve', '--empty', '--port', String(this.port), '--data', this.#folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    let said = '';
    return new Promise((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('ready http://')) resolve(null);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        this.lines.push(...text.split('\n').filter(Boolean));
      });
      child.once('exit', (code, signal) => resolve(`${signal ?? code} ${said.slice(-500)}`));
    });
  }

  /** Kills the program without a word; its database server notices and goes too. */
  async killProgram(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  /** Kills the database server under the program, which has to bring it up again. */
  killDatabase(): boolean {
    try {
      process.kill(Number(readFileSync(join(this.#folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  }

  /** Stops the program as its administrator would. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  }

  secrets(): Passwords & { auditKey: string } {
    return JSON.parse(readFileSync(join(this.#folder, 'secrets.json'), 'utf8')) as Passwords & { auditKey: string };
  }

  /** Ways into the database that runs now. */
  pools(): Pools {
    const { databaseUrl } = JSON.parse(readFileSync(join(this.#folder, 'server.json'), 'utf8')) as { databaseUrl: string };
    return openPools(databaseUrl, this.secrets(), { app: 4, worker: 1, portal: 1, owner: 1 });
  }
}
