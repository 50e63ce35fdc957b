import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What a command prints and how it ends. `0` what was asked holds, `1` it does not, `2` wrong use. */
export type ExitCode = 0 | 1 | 2;

export interface Io {
  out(text: string): void;
  error(text: string): void;
  readInput(): Promise<Buffer>;
}

export interface Option {
  type: 'string' | 'boolean';
  summary: string;
  /** How the value is written in the help, such as FILE. */
  value?: string;
}

/** One command of the administrators' command line. */
export interface Command {
  /** The words that call it, such as `audit verify`. */
  name: string;
  summary: string;
  /** Positional arguments as the help shows them, such as `FILE`. */
  arguments?: string;
  options: Record<string, Option>;
  run(call: CommandCall): Promise<ExitCode>;
}

export interface CommandCall {
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
  /** Whether one JSON value belongs on standard output. */
  json: boolean;
  io: Io;
}

/** Wrong use: the message is shown with the command's help and the exit code is 2. */
export class WrongUse extends Error {
  override name = 'WrongUse';
}

/** Something the person at the console can mend: shown as one sentence, exit code 1. */
export class Refusal extends Error {
  override name = 'Refusal';
}

const common: Record<string, Option> = {
  json: { type: 'boolean', summary: 'print one JSON value' },
  help: { type: 'boolean', summary: 'show this help' },
};

/** Finds the name of a command by the longest matching words; the rest are its arguments. */
export function findCommand(names: readonly string[], words: readonly string[]): { name: string; rest: string[] } | null {
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const parts = name.split(' ');
    if (parts.every((part, index) => words[index] === part)) return { name, rest: words.slice(parts.length) };
  }
  return null;
}

/** Parses the arguments of a command strictly; unknown options are wrong use. */
export function parseCommand(command: Command, rest: string[], io: Io): CommandCall {
  const options: ParseArgsConfig['options'] = {};
  for (const [name, option] of Object.entries({ ...common, ...command.options })) options[name] = { type: option.type };
  try {
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true, strict: true });
    if (!command.arguments && positionals.length > 0) throw new WrongUse(`unexpected argument: ${positionals[0]}`);
    return { values: values as CommandCall['values'], positionals, json: values.json === true, io };
  } catch (error) {
    throw error instanceof WrongUse ? error : new WrongUse((error as Error).message.split('\n')[0]!);
  }
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const rows = Object.entries({ ...command.options, ...common }).map(([name, option]): [string, string] => [
    `--${name}${option.value ? ` ${option.value}` : ''}`,
    option.summary,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `gongkai ${command.name}${command.arguments ? ` ${command.arguments}` : ''} [options]`,
    `  ${command.summary}`,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '',
  ].join('\n');
}

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const rows = [...commands].sort((a, b) => a.name.localeCompare(b.name)).map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ['gongkai COMMAND [options]', '', ...rows, '', 'gongkai COMMAND --help shows the options of a command.', ''].join('\n');
}
