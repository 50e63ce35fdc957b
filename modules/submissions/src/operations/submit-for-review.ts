import { enforce, invalid, refused, refuseIf } from '@gongkai/kernel';
import { accountsOfPersons } from '@gongkai/accounts';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { startReview } from '@gongkai/reviews';
import { reviewKind, type ItemView, type SubmitItem } from '../contract.ts';
import { missingElements } from '../submissions.elements.ts';
import { findingsIn, reasonsOfFindings, reasonsOfUnreadFiles } from '../submissions.findings.ts';
import { mayWrite } from '../submissions.policy.ts';
import { reasonsAgainstSubmitting } from '../submissions.state.ts';
import { findItem, insertEvent, lockItem, updateState, type Item } from '../submissions.store.ts';
import { filesOfText } from './item-files.ts';
import { keepVersion } from './keep-version.ts';
import { policySubject } from './policy-subject.ts';
import { itemLink } from './tell-people.ts';
import { viewOf } from './view-item.ts';

/** Everybody who has a hand in an item and therefore may not approve it. */
async function handsIn(tx: Tx, item: Item): Promise<string[]> {
  const personIds = item.text.authors.flatMap((author) => author.personId ?? []);
  const accountIds = (await accountsOfPersons(tx, personIds)).values();
  const actorId = tx.actor.kind === 'account' ? tx.actor.accountId : null;
  return [...new Set([item.createdBy, actorId, ...accountIds])].filter((one) => one !== null);
}

/** Submits an item, for the first time or again, to its unit's review; what is submitted is kept as it is. */
export async function submitForReview(context: Context, input: SubmitItem & { itemId: string }): Promise<ItemView> {
  return context.write(async (tx) => {
    const item = await lockItem(tx, input.itemId);
    enforce(mayWrite(tx.actor, policySubject(item)));
    refuseIf(reasonsAgainstSubmitting(item.state));
    expectVersion(input.seenVersion, item.version, item.text);
    const files = await filesOfText(tx, item.id, item.text);
    const missing = missingElements(item.text, tx.now);
    const found = findingsIn(item.text, files);
    const problems = [...missing, ...reasonsOfFindings(found, input.confirmedFindings), ...reasonsOfUnreadFiles(files)];
    if (problems.length > 0) throw (missing.length > 0 ? invalid : refused)(problems, { findings: found });

    const { number, fingerprint } = await keepVersion(tx, item, files);
    await updateState(tx, item.id, { state: 'in-review', latestVersion: number, submitted: true });
    await insertEvent(tx, {
      itemId: item.id, kind: 'submitted', fromState: item.state, toState: 'in-review', versionNumber: number,
      details: found.length > 0 ? { confirmedFindings: found.length } : {},
    });
    await recordAudit(tx, {
      action: 'submissions.submit', subjectKind: 'submissions.item', subjectId: item.id, unitId: item.unitId,
      before: { state: item.state }, after: { state: 'in-review', version: number, fingerprint, confirmedFindings: input.confirmedFindings },
    });
    await startReview(tx, {
      kind: reviewKind,
      unitId: item.unitId,
      subject: { id: item.id, title: item.text.title, link: itemLink(item.id), fingerprint },
      authorAccountIds: await handsIn(tx, item),
    });
    return viewOf(tx, await findItem(tx, item.id));
  });
}
