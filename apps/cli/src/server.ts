import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { mountStaff, mountWorkspace, Refusals } from '@gongkai/api';
import { JurisdictionDirectory, type Services } from '@gongkai/database';
import { ScreenHub, useScreenHub } from '@gongkai/notices';
import { mountPortal } from '@gongkai/portal';
import { startWorker, type RunningWorker } from '@gongkai/worker';
import { Refusal } from './command.ts';
import { occupy, openDataFolder, type DataFolder } from './data-folder.ts';
import { makeServices, openDatabase, type OpenDatabase } from './deployment.ts';
import { prepareContent, UnfinishedContent, type FirstContent } from './first-content.ts';
import { untilAnswers } from './readiness.ts';
import type { Settings } from './settings.ts';

export type Part = 'portal' | 'api' | 'worker';

export interface ServerOptions {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  empty: boolean;
  parts: readonly Part[];
  settings: Settings;
  say(line: string): void;
}

export interface RunningServer {
  port: number;
  /** Lines for standard output before `ready`: the set-up link of an empty deployment. */
  announcements: string[];
  stop(): Promise<void>;
}

const workspaceFolder = join(import.meta.dirname, '../../workspace/dist');

/** Starts the parts of the product in this process and answers when every one of them does. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const port = await freePort(options.host, options.port);
  const folder = openDataFolder(options.dataFolder);
  const vacate = occupy(folder, { pid: process.pid, port, databaseUrl: '' });
  const opened: (() => Promise<void>)[] = [async () => vacate()];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const services = makeServices(folder, options.settings, port);
    const { database, content } = await openWithContent(options, folder, services);
    opened.push(() => database.close());
    occupy(folder, { pid: process.pid, port, databaseUrl: database.url });
    refuseOpenDemonstration(options, content.demonstration);
    const server = await mountParts(options, database, services, opened);
    await server.listen({ port, host: options.host });
    opened.push(() => server.close());
    await untilAnswers(server, addressesOf(options.parts));
    return { port, announcements: content.lines, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

// First content that an earlier start left half-written is not mended but made anew; a database of somebody else's is not ours to empty.
async function openWithContent(options: ServerOptions, folder: DataFolder, services: Services): Promise<{ database: OpenDatabase; content: FirstContent }> {
  for (let attempt = 1; ; attempt++) {
    const database = await openDatabase(folder, options.databaseUrl, logServer(options));
    try {
      const content = await prepareContent({
        pools: database.pools, services, empty: options.empty, dataFolder: folder.path, databaseUrl: database.url, say: options.say,
      });
      return { database, content };
    } catch (error) {
      await database.close();
      if (!(error instanceof UnfinishedContent)) throw error;
      if (!database.embedded || attempt > 1) throw new Refusal('An earlier start was broken off while it set up this database. Create an empty database and start again.');
      rmSync(folder.cluster, { recursive: true, force: true });
      options.say('an earlier start was broken off while it set up the database; it is set up anew');
    }
  }
}

async function mountParts(
  options: ServerOptions,
  database: OpenDatabase,
  services: Services,
  opened: (() => Promise<void>)[],
): Promise<FastifyInstance> {
  const { pools } = database;
  const { trustedProxies, limits } = options.settings;
  const log = (message: string) => options.say(message);
  const refusals = new Refusals(log);
  const server = openServer(trustedProxies, refusals);
  const directory = new JurisdictionDirectory(options.parts.includes('api') ? pools.app : pools.portal);
  if (options.parts.includes('worker')) {
    const worker: RunningWorker = await startWorker({ pool: pools.worker, services, log: (level, message) => level !== 'info' && log(message) });
    opened.push(() => worker.stop());
  }
  if (options.parts.includes('api')) {
    const hub = new ScreenHub(pools.app);
    await hub.start();
    useScreenHub(hub);
    opened.push(() => hub.stop());
    const secure = options.settings.publicUrl?.startsWith('https:') ?? false;
    await mountStaff(server, { pool: pools.app, directory, services, secure, limits, log });
    await mountWorkspace(server, workspaceFolder);
  }
  if (options.parts.includes('portal')) {
    const portal = await mountPortal(server, { pool: pools.portal, directory, services, limits, log });
    opened.push(() => portal.close());
    refusals.pages = portal.refuse;
  }
  refusals.mount(server);
  return server;
}

/** A server without routes. Who sends too slowly, or takes nothing of what is sent, is let go: a film over a slow line may take half an hour. */
export function openServer(trustedProxies: readonly string[], refusals: Refusals): FastifyInstance {
  return Fastify({
    trustProxy: trustedProxies.length > 0 && [...trustedProxies], routerOptions: { maxParamLength: 300 }, forceCloseConnections: true,
    requestTimeout: 30 * 60_000, connectionTimeout: 3 * 60_000, ...refusals.options,
  });
}

function logServer(options: ServerOptions): (line: string) => void {
  return (line) => {
    // That connections end with the server is no news.
    if (/FATAL(?!:  terminating connection)|PANIC|ERROR:.*(disk|space|corrupt)|restart failed/.test(line)) options.say(line);
  };
}

// The demonstration signs people in by one click: it must not be reachable from elsewhere.
function refuseOpenDemonstration(options: ServerOptions, demonstration: boolean): void {
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(options.host);
  if (demonstration && !loopback)
    throw new Refusal(`The demonstration listens on this machine only. Start with --empty and another --data folder to listen on ${options.host}.`);
}

async function freePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probing = createServer();
    probing.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Refusal(`Port ${port} is in use. Choose another with --port N.`));
      else if (error.code === 'EACCES') reject(new Refusal(`Port ${port} may not be used by this user. Choose one above 1023 with --port N.`));
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') reject(new Refusal(`This machine has no address ${host}.`));
      else reject(error);
    });
    probing.listen(port, host, () => {
      const found = (probing.address() as { port: number }).port;
      probing.close(() => resolve(found));
    });
  });
}

const addressesOf = (parts: readonly Part[]): string[] => [...(parts.includes('portal') ? ['/'] : []), ...(parts.includes('api') ? ['/workspace/', '/api/staff/session'] : [])];
