import { WrongUse, type Command, type CommandCall, type ExitCode } from '../command.ts';
import { defaultDataFolder } from '../data-folder.ts';
import { readSettings } from '../settings.ts';
import { startServer, type Part } from '../server.ts';

const parts: readonly Part[] = ['portal', 'api', 'worker'];

/** `gongkai serve`: the running product, or any set of its parts. */
export const serve: Command = {
  name: 'serve',
  summary: 'run the product: portal, staff screens and jobs, with its own database unless another is named',
  options: {
    port: { type: 'string', value: 'N', summary: 'port to listen on (default 8080)' },
    host: { type: 'string', value: 'ADDR', summary: 'address to listen on (default 127.0.0.1)' },
    data: { type: 'string', value: 'DIR', summary: 'folder of the database, files and secrets (default: data in the checkout)' },
    'database-url': { type: 'string', value: 'URL', summary: 'a PostgreSQL of your own, version 15 or newer, instead of the one that comes along' },
    empty: { type: 'boolean', summary: 'no demonstration: prints a one-time link for the first administrator' },
    parts: { type: 'string', value: 'LIST', summary: 'comma-separated: portal, api, worker (default all)' },
  },
  async run(call) {
    const settings = readSettings();
    const server = await startServer({
      port: portOf(call),
      host: text(call, 'host') ?? '127.0.0.1',
      dataFolder: text(call, 'data') ?? defaultDataFolder,
      databaseUrl: text(call, 'database-url') ?? settings.databaseUrl,
      empty: call.values.empty === true,
      parts: partsOf(call),
      settings,
      say: (line) => call.io.error(`${line}\n`),
    });
    for (const line of server.announcements) call.io.out(`${line}\n`);
    call.io.out(`ready http://localhost:${server.port}\n`);
    return untilStopped(server.stop);
  },
};

const text = (call: CommandCall, name: string): string | null => (call.values[name] as string | undefined) ?? null;

function portOf(call: CommandCall): number {
  const port = Number(text(call, 'port') ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse('--port takes a number from 0 to 65535');
  return port;
}

function partsOf(call: CommandCall): Part[] {
  const asked = (text(call, 'parts') ?? parts.join(',')).split(',').map((part) => part.trim());
  const unknown = asked.find((part) => !parts.includes(part as Part));
  if (unknown !== undefined) throw new WrongUse(`--parts knows portal, api and worker, not ${unknown}`);
  return asked as Part[];
}

async function untilStopped(stop: () => Promise<void>): Promise<ExitCode> {
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });
  // A second signal does not wait for what is still open.
  process.once(signal, () => process.exit(1));
  await stop();
  return 0;
}

