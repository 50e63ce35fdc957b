import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../apps/cli/src/main.ts');

/** A product that the journeys look at. */
export interface Product {
  /** Address of the demonstration county, without a slash at the end. */
  origin: string;
  /** What everybody signs in with, where there is no demonstration to choose people from. */
  password?: string;
  stop(): Promise<void>;
}

/** Starts the product with its demonstration on a fresh data folder; one that GONGKAI_E2E_URL names is used as it stands. */
export async function startProduct(): Promise<Product> {
  const running = process.env.GONGKAI_E2E_URL;
  if (running) return { origin: new URL(running).origin, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-journey-'));
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { origin: await readyAt(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: string) => {
      said += text;
      const ready = /^ready (http:\S+)$/m.exec(said);
      if (ready) resolve(ready[1]!);
    };
    child.stdout!.setEncoding('utf8').on('data', listen);
    child.stderr!.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the product ended with ${signal ?? code} before it was ready: ${said.slice(-1_000)}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** The same product under the address of another jurisdiction. */
export function originOf(product: Product, host: string): string {
  const address = new URL(product.origin);
  address.hostname = host;
  return address.origin;
}
