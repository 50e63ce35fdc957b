import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { S3Driver } from 'flydrive/drivers/s3';
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
  return storeOn(disk, (key, content) => disk.putStream(key, content));
}

function remoteStore(config: Extract<FileStoreConfig, { driver: 's3' }>): FileStore {
  const { bucket, region, endpoint, forcePathStyle, accessKeyId, secretAccessKey } = config;
  const disk = new Disk(
    new S3Driver({
      bucket,
      region,
      credentials: { accessKeyId, secretAccessKey },
      ...(endpoint ? { endpoint } : {}),
      ...(forcePathStyle ? { forcePathStyle } : {}),
      visibility: 'private',
      supportsACL: false,
    }),
  );
  return storeOn(disk, (key, content) => putOfKnownLength(disk, key, content));
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

function storeOn(disk: Disk, putStream: (key: string, content: Readable) => Promise<void>): FileStore {
  // Reading a file that is gone must say so before the answer begins, not break off in the middle of it.
  const present = async (key: string): Promise<void> => {
    if (!(await disk.exists(key))) throw notFound('attachments.file-missing');
  };
  return {
    put: (key, content) => (content instanceof Readable ? putStream(key, content) : disk.put(key, content)),
    async stream(key) {
      await present(key);
      return disk.getStream(key);
    },
    async bytes(key) {
      await present(key);
      return disk.getBytes(key);
    },
    has: (key) => disk.exists(key),
    remove: (key) => disk.delete(key),
  };
}
