import { plainText } from '@gongkai/kernel';
import type { Tx } from '@gongkai/database';
import { bandKeysOf } from '@gongkai/text';
import type { ItemFile } from '../contract.ts';
import { contentOf, fingerprintOf } from '../submissions.content.ts';
import { insertVersion, type Item } from '../submissions.store.ts';
import { itemFileOf } from './item-files.ts';

/** Keeps the working text as the next submitted version. */
export async function keepVersion(tx: Tx, item: Item, files: readonly ItemFile[]): Promise<{ number: number; fingerprint: string }> {
  const number = item.latestVersion + 1;
  const content = contentOf(number, item.text, files.map(itemFileOf));
  const fingerprint = fingerprintOf(content);
  await insertVersion(tx, { itemId: item.id, number, content, fingerprint, bands: bandKeysOf(`${content.title}\n${plainText(content.body)}`) });
  return { number, fingerprint };
}
