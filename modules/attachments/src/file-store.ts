import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { notFound } from '@gongkai/kernel';
import type { FileStore } from '@gongkai/database';

/** Where the bytes of files lie. */
export type FileStoreConfig =
  | { driver: 'fs'; folder: string }
  | {
      driver: 's3';
      bucket: string;
      region: string;
      /** For stores that speak S3 but are not Amazon's. */
      endpoint?: string;
      forcePathStyle?: boolean;
      accessKeyId: string;
      secretAccessKey: string;
    };

/** Opens the file store of a deployment. */
export function createFileStore(config: FileStoreConfig): FileStore {
  return config.driver === 'fs' ? localStore(config.folder) : remoteStore(config);
}

function localStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return storeOn(async () => disk, (key, content) => putWhole(join(folder, key), content));
}

// The library's own writing may still create the file after it has failed, and does not wait for the disk. A file appears under its
// name only when it is whole and would outlive a loss of power, as the row that names it does.
async function putWhole(path: string, content: Readable): Promise<void> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(part, 'w', 0o600);
  try {
    for await (const chunk of content) await handle.writeFile(chunk as Uint8Array);
    await handle.datasync();
    await handle.close();
    await rename(part, path);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

function remoteStore(config: Extract<FileStoreConfig, { driver: 's3' }>): FileStore {
  let opened: Promise<Disk> | undefined;
  const disk = (): Promise<Disk> => (opened ??= openRemote(config));
  return storeOn(disk, async (key, content) => putOfKnownLength(await disk(), key, content));
}

// Loaded when it is used: the driver's library takes half a second and 60 MB, which most deployments never need.
async function openRemote(config: Extract<FileStoreConfig, { driver: 's3' }>): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { bucket, region, endpoint, forcePathStyle, accessKeyId, secretAccessKey } = config;
  return new Disk(
    new S3Driver({
      bucket,
      region,
      credentials: { accessKeyId, secretAccessKey },
      ...(endpoint ? { endpoint } : {}),
      ...(forcePathStyle ? { forcePathStyle } : {}),
      visibility: 'private',
      supportsACL: false,
      // Stores that speak S3 but are not Amazon's seldom understand checksums behind the body.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  );
}

// S3 wants the length before the first byte: a stream waits in a temporary file until its length is known.
async function putOfKnownLength(disk: Disk, key: string, content: Readable): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-upload-'));
  try {
    const path = join(folder, 'content');
    await pipeline(content, createWriteStream(path, { mode: 0o600 }));
    await disk.copyFromFs(path, key);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function storeOn(disk: () => Promise<Disk>, putStream: (key: string, content: Readable) => Promise<void>): FileStore {
  // Reading a file that is gone must say so before the answer begins, not break off in the middle of it.
  const present = async (key: string): Promise<void> => {
    if (!(await (await disk()).exists(key))) throw notFound('attachments.file-missing');
  };
  return {
    put: (key, content) => putStream(key, content instanceof Readable ? content : Readable.from([content])),
    async stream(key) {
      await present(key);
      return (await disk()).getStream(key);
    },
    async bytes(key) {
      await present(key);
      return (await disk()).getBytes(key);
    },
    has: async (key) => (await disk()).exists(key),
    remove: async (key) => (await disk()).delete(key),
  };
}
