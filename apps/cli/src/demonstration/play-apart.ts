import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Refusal } from '../command.ts';

/**
 * Plays the demonstration in a process of its own: it fills some hundred megabytes of memory that the server would keep. The database's
 * address travels by environment, where no other user of the machine can read it.
 */
export async function playApart(dataFolder: string, databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), 'demonstration', 'play', '--data', dataFolder], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => void errors.push(chunk));
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.removeListener('exit', end);
  if (code !== 0) throw new Refusal(`The demonstration could not be set up: ${Buffer.concat(errors).toString('utf8').trim() || `ended with ${code}`}`);
}
