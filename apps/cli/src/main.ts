import { buffer } from 'node:stream/consumers';
import { AppError } from '@gongkai/kernel';
import { translate } from '@gongkai/ui/messages';
import { findCommand, helpOf, helpOfAll, parseCommand, Refusal, WrongUse, type Command, type ExitCode, type Io } from './command.ts';
import { commands } from './commands/index.ts';

const io: Io = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  readInput: () => buffer(process.stdin),
};

const all = async (): Promise<Command[]> => Promise.all(Object.values(commands).map((load) => load()));

async function main(words: string[]): Promise<ExitCode> {
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    io.out(helpOfAll(await all()));
    return words.length === 0 ? 2 : 0;
  }
  const found = findCommand(Object.keys(commands), words);
  if (!found) {
    io.error(`gongkai: no such command: ${words.filter((word) => !word.startsWith('-')).join(' ')}\n\n${helpOfAll(await all())}`);
    return 2;
  }
  const command = await commands[found.name]!();
  if (found.rest.includes('--help')) {
    io.out(helpOf(command));
    return 0;
  }
  return runCommand(command, found.rest);
}

async function runCommand(command: Command, rest: string[]): Promise<ExitCode> {
  try {
    return await command.run(parseCommand(command, rest, io));
  } catch (error) {
    if (error instanceof WrongUse) {
      io.error(`gongkai ${command.name}: ${error.message}\n\n${helpOf(command)}`);
      return 2;
    }
    if (error instanceof AppError) {
      for (const problem of error.problems)
        io.error(`gongkai: ${problem.path ? `${problem.path}: ` : ''}${translate('en', problem.code, problem.values)}\n`);
      return error.kind === 'invalid' ? 2 : 1;
    }
    if (error instanceof Refusal || isMendable(error)) {
      io.error(`gongkai: ${(error as Error).message}\n`);
      return 1;
    }
    throw error;
  }
}

const isMendable = (error: unknown): boolean => error instanceof Error && ['EmbeddedRefusal', 'SchemaMismatch'].includes(error.name);

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown): ExitCode => {
  for (let one: unknown = error; one !== undefined; one = one instanceof Error ? one.cause : undefined)
    io.error(`gongkai: ${one instanceof Error ? (one.stack ?? one.message) : String(one)}\n`);
  return 1;
});
