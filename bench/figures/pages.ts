import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importDocuments } from '@gongkai/disclosures';
import { testServices } from '@gongkai/testing';
import { benchCatalogue, importFile, lawSentences } from '../bench-documents.ts';
import type { Bench, BenchTools, Figure } from '../harness.ts';
import { load, type Loaded } from '../load.ts';
import { serveProduct, withFolder, type ServedProduct } from '../served-product.ts';

const documentCount = 5_000;
const seconds = 4;

/** Public pages of the running product against a bare server that sends the same bytes. */
export const pages: Bench = {
  name: 'pages',
  run: (tools) => withFolder(async (folder) => {
    const product = await serveProduct(join(folder, 'data'), ['--empty']);
    try {
      return await measure(product, folder, tools);
    } finally {
      await product.stop();
    }
  }),
};

async function measure(product: ServedProduct, folder: string, tools: BenchTools): Promise<Figure[]> {
  const paths = await publish(product, tools);
  const cached = paths[0]!;
  const first = await fetch(`http://127.0.0.1:${product.port}${cached}`, { headers: { 'accept-encoding': 'identity' } });
  const body = Buffer.from(await first.arrayBuffer());
  const etag = first.headers.get('etag');
  if (first.status !== 200 || !etag) throw new Error(`${cached} answers ${first.status} without a version`);
  const headers = Object.fromEntries([...first.headers].filter(([name]) => !['connection', 'keep-alive', 'date', 'transfer-encoding'].includes(name)));
  const bare = await startBare(join(folder, 'bare.json'), { body: body.toString('base64'), headers, etag });
  try {
    const ask = (server: { port: number; pid: number }, more: Record<string, string> = {}) => load({ ...server, paths: [cached], headers: { ...more }, seconds });
    await ask(product);
    await ask(bare);
    const [keptProduct, keptBare] = [await ask(product), await ask(bare)];
    const [sameProduct, sameBare] = [await ask(product, { 'if-none-match': etag }), await ask(bare, { 'if-none-match': etag })];
    // Document pages in four forms, each asked for once: no answer comes from the cache.
    const fresh = ['', '/large', '/en', '/en/large'].flatMap((mode) => paths.slice(1).map((path) => `${mode}${path}`));
    const warm = Math.floor(fresh.length / 4);
    await load({ ...product, paths: fresh.slice(0, warm), headers: {}, seconds: 2, once: true });
    const made = await load({ ...product, paths: fresh.slice(warm), headers: {}, seconds, once: true });
    // The load generator counts its whole time: what runs out before that would be counted too slow.
    if (made.requests >= fresh.length - warm) throw new Error('all pages were made before the time was over: publish more');
    tools.plan(`a page of ${(body.length / 1024).toFixed(1)} kB; ${made.generator} with 32 connections for ${seconds} s each; ${made.requests} pages made anew`);
    return [
      ...against('cached page', keptProduct, keptBare, 0.5),
      ...against('not-modified answer', sameProduct, sameBare, 0.5),
      { name: 'uncached pages', value: made.perSecond, unit: 'requests/s', against: { name: 'limit', value: 2_000 }, smallerIsBetter: false, holds: 1, note: `${made.cpuMicroseconds.toFixed(0)} µs of processor time each in the server process` },
    ];
  } finally {
    bare.stop();
  }
}

function against(name: string, product: Loaded, bare: Loaded, holds: number): Figure[] {
  const note = `${product.cpuMicroseconds.toFixed(1)} µs a request of the server process, the peer ${bare.cpuMicroseconds.toFixed(1)} µs`;
  return [
    { name: `${name}, requests per second of processor time`, value: 1e6 / product.cpuMicroseconds, unit: '', against: { name: 'bare node:http', value: 1e6 / bare.cpuMicroseconds }, smallerIsBetter: false, holds, note },
    { name: `${name}, requests per second`, value: product.perSecond, unit: '', against: { name: 'bare node:http', value: bare.perSecond }, smallerIsBetter: false, holds: holds * 0.8 },
  ];
}

/** Publishes documents in the running product and gives their addresses. */
async function publish(product: ServedProduct, tools: BenchTools): Promise<string[]> {
  const pools = product.pools();
  try {
    const { rows } = await pools.owner.query<{ id: string }>('select id from shared.jurisdictions');
    const { context, unitId, personId } = await benchCatalogue({ pools }, rows[0]!.id, testServices());
    await importDocuments(context, { name: 'bench', bytes: importFile(documentCount, tools.random, lawSentences()), columnCode: 'laws', unitId, personId, basis: '测量' });
    const ids = await context.read((tx) => tx.db.selectFrom('disclosures.current').select('document_id as id').orderBy('document_id').execute());
    // The index is built by jobs; the pages are measured when they are through.
    for (let left = 1; left > 0; ) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      left = Number((await pools.worker.query(`select count(*) as n from graphile_worker._private_jobs where run_at <= now()`)).rows[0].n);
    }
    // A database that runs for a while has statistics; this one is a minute old.
    await pools.owner.query('analyze');
    return ids.map(({ id }) => `/documents/${id}`);
  } finally {
    await pools.close();
  }
}

async function startBare(file: string, answer: { body: string; headers: Record<string, string>; etag: string }): Promise<{ port: number; pid: number; stop(): void }> {
  writeFileSync(file, JSON.stringify(answer));
  const child = spawn(process.execPath, [join(import.meta.dirname, '../bare-server.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(Number(text)));
    child.once('exit', () => reject(new Error('the bare server did not start')));
  });
  return { port, pid: child.pid!, stop: () => void child.kill() };
}
