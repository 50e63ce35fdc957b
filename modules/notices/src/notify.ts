import { enqueue, tellScreens, type Tx } from '@gongkai/database';
import { noticeValues, type NoticeValues } from './contract.ts';
import { insertNotices, listWithoutMail } from './notices.store.ts';
import { mailTask } from './tasks.ts';

/** Something that people are told. */
export interface Notification {
  accountIds: readonly string[];
  /** A message key of the module that tells. */
  kind: string;
  /** Short facts such as a title that the addressees may read; never the text of a record. E-mails carry none of them. */
  values?: NoticeValues;
  /** The page in the workspace that the notice leads to. */
  link?: string | null;
  /** Also by e-mail, to those who have an address and have not declined. */
  email?: boolean;
  /** Whoever was told under this key is not told again. */
  key?: string;
}

/** Tells people in the transaction of what happened: on their screens when it commits, by e-mail through a job that outlives a crash. */
export async function notify(tx: Tx, { accountIds, kind, values = {}, link = null, email = false, key }: Notification): Promise<void> {
  const addressees = [...new Set(accountIds)].sort();
  if (addressees.length === 0) return;
  const checked = noticeValues.parse(values);
  const withoutMail = email ? await listWithoutMail(tx, addressees) : new Set<string>();
  const told = await insertNotices(tx, {
    addressees: addressees.map((accountId) => ({ accountId, mail: email && !withoutMail.has(accountId) })), kind, values: checked, link, key: key ?? null,
  });
  for (const { id, mail } of told) if (mail) await enqueue(tx, { task: mailTask, payload: { noticeId: id }, key: id, maxAttempts: mailAttempts });
  await tellScreens(tx, told.map((notice) => notice.accountId), ['notices']);
}

/** A mail server that is away for an afternoon is waited for; one that is gone for days is given up on. */
export const mailAttempts = 12;
