import { buffer } from 'node:stream/consumers';
import { AppError } from '@gongkai/kernel';
import { translate } from '@gongkai/ui/messages';
import { findCommand, helpOf, helpOfAll, parseCommand, Refusal, WrongUse, type Command, type ExitCode, type Io } from './command.ts';
import { commands } from './commands/index.ts';
import { BadInput } from './input.ts';

const io: Io = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  readInput: () => buffer(process.stdin),
};

const all = async (): Promise<Command[]> => Promise.all(Object.values(commands).map((load) => load()));

async function main(words: string[]): Promise<ExitCode> {
  if (words.length === 0 || ['--help', '-h', 'help'].includes(words[0]!)) {
    io.out(helpOfAll(await all()));
    return words.length === 0 ? 2 : 0;
  }
  const found = findCommand(Object.keys(commands), words);
  if (!found) {
    io.error(`gongkai: no such command: ${words.filter((word) => !word.startsWith('-')).join(' ')}\n\n${helpOfAll(await all())}`);
    return 2;
  }
  const command = await commands[found.name]!();
  if (found.rest.some((word) => word === '--help' || word === '-h')) {
    io.out(helpOf(command));
    return 0;
  }
  return runCommand(command, found.rest);
}

async function runCommand(command: Command, rest: string[]): Promise<ExitCode> {
  try {
    return await command.run(parseCommand(command, rest, io));
  } catch (error) {
    const told = tell(error);
    if (told === null) throw error;
    for (const { message, path } of told.problems) io.error(`gongkai${error instanceof WrongUse ? ` ${command.name}` : ''}: ${path ? `${path}: ` : ''}${message}\n`);
    if (error instanceof WrongUse) io.error(`\n${helpOf(command)}`);
    if (rest.includes('--json')) io.out(`${JSON.stringify({ error: told.problems })}\n`);
    return told.code;
  }
}

interface Told {
  code: ExitCode;
  problems: { message: string; path?: string; code?: string }[];
}

/** What a person at the console can mend, in sentences; null when it is a fault of the program. */
function tell(error: unknown): Told | null {
  if (error instanceof AppError)
    return { code: error.kind === 'invalid' ? 2 : 1, problems: error.problems.map(({ code, path, values }) => ({ message: translate('en', code, values), ...(path ? { path } : {}), code })) };
  if (!(error instanceof Error)) return null;
  if (error instanceof WrongUse || error instanceof BadInput) return { code: 2, problems: [{ message: error.message }] };
  return error instanceof Refusal || isMendable(error) ? { code: 1, problems: [{ message: error.message }] } : null;
}

const isMendable = (error: Error): boolean => ['EmbeddedRefusal', 'SchemaMismatch'].includes(error.name);

// Whoever reads no further (`| head`) has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown): ExitCode => {
  for (let one: unknown = error; one !== undefined; one = one instanceof Error ? one.cause : undefined)
    io.error(`gongkai: ${one instanceof Error ? (one.stack ?? one.message) : String(one)}\n`);
  return 1;
});
