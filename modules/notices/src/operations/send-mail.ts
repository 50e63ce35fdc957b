import { accountContacts } from '@gongkai/accounts';
import { issuer } from '@gongkai/organisations';
import type { Context } from '@gongkai/database';
import { noticeMail } from '../mail-wording.ts';
import { findWaitingMail, setMailState } from '../notices.store.ts';
import { mailAttempts } from '../notify.ts';

/**
 * Sends the e-mail of one notice. A crash between sending and noting sends it twice: better than never. Nothing is held in the
 * database while the mail server is spoken to.
 */
export async function sendMail(context: Context, noticeId: string, attempt: number): Promise<void> {
  const mail = await context.read(async (tx) => {
    const waiting = await findWaitingMail(tx, noticeId);
    if (!waiting) return 'done' as const;
    const [contact] = await accountContacts(tx, [waiting.accountId]);
    if (!contact?.email || !context.services.mailer) return 'skipped' as const;
    const place = await issuer(tx);
    const address = `${context.services.baseUrl(place.code)}/workspace${waiting.link ?? '/notices'}`;
    return noticeMail(contact.email, contact.language, { place: place.name, address });
  });
  if (mail === 'done') return;
  const note = (state: 'sent' | 'skipped' | 'failed') => context.write((tx) => setMailState(tx, noticeId, state));
  if (mail === 'skipped') return note('skipped');
  try {
    await context.services.mailer!.send(mail);
  } catch (error) {
    if (attempt >= mailAttempts) await note('failed');
    throw error;
  }
  await note('sent');
}
