import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { AppError } from '@gongkai/kernel';
import type { FileStore } from '@gongkai/database';
import { createFileStore } from './file-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-store-'));
const objects = new Map<string, Buffer>();
// The four verbs of S3 that the store uses, as an S3-speaking server answers them.
const server = createServer((request, response) => {
  const key = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname);
  const object = objects.get(key);
  if (request.method === 'PUT') void buffer(request).then((body) => (objects.set(key, body), response.end()));
  else if (request.method === 'DELETE') response.writeHead(objects.delete(key) ? 204 : 204).end();
  else if (!object) response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
  else response.writeHead(200, { 'content-length': object.length }).end(request.method === 'HEAD' ? undefined : object);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const address = server.address();
const port = typeof address === 'object' && address ? address.port : 0;
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const stores: Record<string, FileStore> = {
  local: createFileStore({ driver: 'fs', folder }),
  s3: createFileStore({ driver: 's3', bucket: 'files', region: 'cn-north-1', endpoint: `http://127.0.0.1:${port}`, forcePathStyle: true, accessKeyId: 'test', secretAccessKey: 'test' }),
};
const missing = (error: unknown) => error instanceof AppError && error.code === 'attachments.file-missing';

for (const [name, store] of Object.entries(stores)) {
  test(`the ${name} store gives back what it was given, as bytes and as a stream`, async () => {
    const key = 'county/202603/one';
    const content = Buffer.from('春耕'.repeat(50_000));
    await store.put(key, Readable.from([content.subarray(0, 70_000), content.subarray(70_000)]));
    assert.equal(await store.has(key), true);
    assert.ok(Buffer.from(await store.bytes(key)).equals(content));
    assert.ok((await buffer(await store.stream(key))).equals(content));
    await store.put(key, Buffer.from('small'));
    assert.equal(Buffer.from(await store.bytes(key)).toString(), 'small');
    await store.remove(key);
    assert.equal(await store.has(key), false);
  });

  test(`the ${name} store says that a file is missing`, async () => {
    await assert.rejects(store.bytes('county/202603/none'), missing);
    await assert.rejects(store.stream('county/202603/none'), missing);
  });
}

test('the local store leaves nothing of a file that broke off', async () => {
  const broken = new Readable({ read() { this.push('half'); this.destroy(new Error('gone')); } });
  await assert.rejects(stores['local']!.put('county/202603/two', broken), /gone/);
  assert.deepEqual(readdirSync(join(folder, 'county/202603')), []);
});
