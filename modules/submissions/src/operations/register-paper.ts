import { dayOf, enforce, invalid, newId, refused } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { grantImportedClearance } from '@gongkai/reviews';
import { subjectKind, type ItemView, type RegisterPaper } from '../contract.ts';
import { missingPaperElements } from '../submissions.elements.ts';
import { findingsIn, reasonsOfFindings } from '../submissions.findings.ts';
import { mayRegister } from '../submissions.policy.ts';
import { findItem, insertEvent, insertItem, lockItem, updateState } from '../submissions.store.ts';
import { deliverItem } from './deliver-item.ts';
import { bindFiles, filesOfText } from './item-files.ts';
import { signersOf } from './list-own-units.ts';
import { keepVersion } from './keep-version.ts';
import { viewOf } from './view-item.ts';

/** Only a leader of the unit signs for it: the one in charge of information work, or its head. */
async function signerOf(tx: Tx, input: RegisterPaper): Promise<string> {
  const signer = (await signersOf(tx, input.unitId, input.signedOn!)).find((one) => one.personId === input.signedBy);
  if (!signer) throw refused([{ code: 'submissions.signer-not-leader', path: 'signedBy' }]);
  return signer.name;
}

/** Enters what a unit sent on paper or by e-mail: the signature on the scan stands for the unit's review. */
export async function registerPaper(context: Context, input: RegisterPaper): Promise<ItemView> {
  const { unitId, channel, signedBy, signedOn, ...text } = input;
  return context.write(async (tx) => {
    enforce(mayRegister(tx.actor, unitId));
    const missing = missingPaperElements(input, dayOf(tx.now, context.timeZone));
    if (missing.length > 0) throw invalid(missing);
    const signer = await signerOf(tx, input);

    const itemId = newId(tx.now.getTime());
    await insertItem(tx, { id: itemId, unitId, text, channel });
    await bindFiles(tx, itemId, text);
    await insertEvent(tx, { itemId, kind: 'created', fromState: null, toState: 'draft' });
    const item = await lockItem(tx, itemId);
    const files = await filesOfText(tx, itemId, text);
    // The clerk copies what has been signed: personal data in it are the unit's decision, a secrecy mark is nobody's.
    const marks = reasonsOfFindings(findingsIn(text, files).filter((one) => one.blocks), []);
    if (marks.length > 0) throw refused(marks);
    const version = await keepVersion(tx, item, files);
    await updateState(tx, itemId, { state: 'draft', latestVersion: version.number, submitted: true });
    const clearanceId = await grantImportedClearance(tx, {
      subjectId: itemId, subjectKind, fingerprint: version.fingerprint, personId: signedBy!, batch: `${subjectKind}:${channel}:${itemId}`,
      basis: `${channel} ${signedOn} ${files.map((file) => file.name).join(', ')}`,
    });
    await deliverItem(tx, item, {
      version, clearanceId, event: 'registered', details: { channel, signer, signedOn },
    });
    await recordAudit(tx, {
      action: 'submissions.register-paper', subjectKind, subjectId: itemId, unitId, after: { title: text.title, channel, signedBy, signedOn },
    });
    return viewOf(tx, await findItem(tx, itemId));
  });
}
