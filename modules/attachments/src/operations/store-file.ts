import { createHash } from 'node:crypto';
import { pipeline, Readable, Transform } from 'node:stream';
import { accountIdOf, dayOf, enforce, invalid, newId, refused } from '@gongkai/kernel';
import { enqueue, recordAudit, type Context, type FileStore } from '@gongkai/database';
import { mayUpload } from '../attachments.policy.ts';
import { countUnbound, deleteUpload, findFile, insertFile, insertUpload } from '../attachments.store.ts';
import { presentFile } from '../attachments.view.ts';
import type { AttachmentView } from '../contract.ts';
import { maxUploadBytes } from '../file-kinds.ts';
import { inspectFile, type InspectedFile } from '../inspection.ts';
import { extractTask, readAttempts } from '../tasks.ts';

/** A file that comes in: its bytes, or a stream of them, and the name that its sender gave it. */
export interface IncomingFile {
  name: string;
  bytes?: Uint8Array;
  stream?: Readable;
}

/** Files without a record that one account may hold at a time: more is not work but a full disk. */
const unboundLimits = { files: 200, bytes: 2 * 1024 ** 3 };
/** Longer files are sound or film, which their first bytes tell; shorter ones are looked at whole. */
const wholeBytes = 50 * 1024 ** 2;
const headBytes = 64 * 1024;

/** Stores a file that belongs to no record yet; bind it within a day. */
export async function storeFile(context: Context, incoming: IncomingFile): Promise<AttachmentView> {
  enforce(mayUpload(context.actor));
  const id = newId();
  const storageKey = `${context.jurisdictionId}/${dayOf(context.clock.now(), context.timeZone).slice(0, 7).replace('-', '')}/${id}`;
  // Announced on its own: a repeated request must not take this transaction for its answer.
  await context.with({ once: null }).write((tx) => insertUpload(tx, { id, storageKey }));
  try {
    const meter = new Meter();
    // A sender who breaks off breaks the meter too, and with it the storing.
    pipeline(sourceOf(incoming), meter, () => {});
    await context.services.files.put(storageKey, meter).catch((error: unknown) => {
      throw meter.errored ?? error;
    });
    const facts = await inspectFile(await contentFor(context.services.files, storageKey, meter), meter.size, incoming.name);
    const stored = await record(context, { id, storageKey, facts, meter });
    if (stored.id !== id) await discard(context, id, storageKey);
    return stored;
  } catch (error) {
    await discard(context, id, storageKey);
    throw error;
  }
}

interface StoredBytes {
  id: string;
  storageKey: string;
  facts: InspectedFile;
  meter: Meter;
}

function record(context: Context, { id, storageKey, facts, meter }: StoredBytes): Promise<AttachmentView> {
  return context.write(async (tx) => {
    const accountId = accountIdOf(tx.actor);
    if (accountId) {
      const held = await countUnbound(tx, accountId);
      if (held.files >= unboundLimits.files || held.bytes + meter.size > unboundLimits.bytes) throw refused('attachments.too-many-unbound');
    }
    const file = {
      id, storageKey, uploaderAccountId: accountId, subjectKind: null, subjectId: null, name: facts.name, mediaType: facts.kind.mediaType,
      size: meter.size, sha256: meter.digest(), width: facts.picture?.width ?? null, height: facts.picture?.height ?? null,
      textState: facts.kind.readable ? 'waiting' : 'none',
    };
    await insertFile(tx, file);
    await deleteUpload(tx, id);
    await recordAudit(tx, {
      action: 'attachments.upload', subjectKind: 'attachments.file', subjectId: id,
      after: { name: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256 },
    });
    if (facts.kind.readable) await enqueue(tx, { task: extractTask, payload: { storageKey }, key: storageKey, maxAttempts: readAttempts });
    return presentFile((await findFile(tx, id))!);
  });
}

const sourceOf = ({ bytes, stream }: IncomingFile): Readable => stream ?? Readable.from([Buffer.from(bytes ?? new Uint8Array())]);

async function contentFor(files: FileStore, storageKey: string, meter: Meter): Promise<Uint8Array> {
  return meter.size <= wholeBytes ? files.bytes(storageKey) : meter.head();
}

// What was stored before a refusal or a failure is taken away at once; if that fails too, the daily clean-up does it.
async function discard(context: Context, id: string, storageKey: string): Promise<void> {
  try {
    await context.services.files.remove(storageKey);
    await context.with({ once: null }).write((tx) => deleteUpload(tx, id));
  } catch {
    // The row in attachments.uploads stays and names what is left.
  }
}

/** Counts, hashes and limits what flows through, and keeps its beginning. */
class Meter extends Transform {
  size = 0;
  readonly #hash = createHash('sha256');
  readonly #head: Buffer[] = [];
  #kept = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null, chunk?: Buffer) => void): void {
    this.size += chunk.length;
    if (this.size > maxUploadBytes) {
      done(invalid([{ code: 'attachments.too-large', path: 'name', values: { megabytes: maxUploadBytes / 1024 ** 2 } }]));
      return;
    }
    this.#hash.update(chunk);
    if (this.#kept < headBytes) {
      this.#head.push(chunk);
      this.#kept += chunk.length;
    }
    done(null, chunk);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }

  head(): Uint8Array {
    return Buffer.concat(this.#head).subarray(0, headBytes);
  }
}
