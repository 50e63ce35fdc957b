import { readFileSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { WrongUse, type CommandCall } from './command.ts';

/** A file that cannot be read, or is not what its name says: one sentence, exit code 2, since nothing was found out. */
export class BadInput extends Error {
  override name = 'BadInput';
}

/** The one file that a command takes; `-` is standard input. */
export async function readArgument(call: CommandCall, name = 'FILE'): Promise<Buffer> {
  const [path, ...more] = call.positionals;
  if (path === undefined) throw new WrongUse(`${name} is missing`);
  if (more.length > 0) throw new WrongUse(`unexpected argument: ${more[0]}`);
  return readInputFile(path, call);
}

/** A file's bytes, unpacked when its name ends in .br or .gz; `-` is standard input. */
export async function readInputFile(path: string, call: CommandCall): Promise<Buffer> {
  if (path === '-') return call.io.readInput();
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new BadInput(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`);
  }
  try {
    if (path.endsWith('.br')) return brotliDecompressSync(bytes, { maxOutputLength: 1_073_741_824 });
    if (path.endsWith('.gz')) return gunzipSync(bytes, { maxOutputLength: 1_073_741_824 });
  } catch (error) {
    throw new BadInput(`${path} cannot be unpacked (${(error as Error).message}).`);
  }
  return bytes;
}

/** Writes a file that the caller asked for. */
export function writeOutputFile(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    throw new BadInput(`${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`);
  }
}

/** Bytes as JSON. */
export function parseJson(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    throw new BadInput(`${path} is not JSON (${(error as Error).message}).`);
  }
}

/** An option's text, or null. */
export const optionOf = (call: CommandCall, name: string): string | null => (call.values[name] as string | undefined) ?? null;

/** An option's text that must be there. */
export function requiredOption(call: CommandCall, name: string): string {
  const found = optionOf(call, name);
  if (found === null) throw new WrongUse(`--${name} is missing`);
  return found;
}
