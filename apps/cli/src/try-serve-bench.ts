import { serve } from './commands/serve.ts';
import { parseCommand } from './command.ts';
import { buffer } from 'node:stream/consumers';
const io = { out: (t: string) => void process.stdout.write(t), error: (t: string) => void process.stderr.write(t), readInput: () => buffer(process.stdin) };
process.exitCode = await serve.run(parseCommand(serve, process.argv.slice(3), io));
