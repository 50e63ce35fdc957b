import { enforce, refuseIf } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { copyAttachments } from '@gongkai/attachments';
import { recordAudit, type Context } from '@gongkai/database';
import { addDocument, findColumn, findDocumentBySource } from '@gongkai/disclosures';
import { notify } from '@gongkai/notices';
import { issuer } from '@gongkai/organisations';
import { findBulletin, markHanded } from '../bulletins.store.ts';
import { bulletinSubject, type BulletinView } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { mayKeep } from '../scoring.policy.ts';
import { reasonsAgainstPublishing } from '../scoring.state.ts';
import { readScoringSetting } from '../setting.ts';
import { bulletinBody, periodInWords } from '../templates/bulletin-text.ts';
import { viewBulletin } from './view-bulletin.ts';

const documentSubject = 'disclosures.document';

/**
 * Hands an issued notice with its files to the public catalogue as a draft. The catalogue keeps its own gate: its officer sends the draft through the
 * disclosure review and publishes it, so that nothing reaches the public on the strength of an internal signature.
 */
export async function publishBulletin(context: Context, input: { bulletinId: string }): Promise<BulletinView> {
  return context.write(async (tx) => {
    const bulletin = await findBulletin(tx, input.bulletinId, true);
    enforce(mayKeep(tx.actor));
    const standing = await findDocumentBySource(tx, bulletinSubject, bulletin.id);
    refuseIf(reasonsAgainstPublishing(bulletin.state, bulletin.files, standing !== null));
    const { catalogueColumn } = await readScoringSetting(tx);
    const column = await findColumn(tx, { code: catalogueColumn });
    refuseIf(column ? [] : [{ code: 'scoring.no-catalogue-column', values: { column: catalogueColumn } }]);
    const { officeName } = await issuer(tx);
    const documentId = await addDocument(tx, {
      unitId: bulletin.unitId, columnId: column!.id, kind: 'other', attribute: 'proactive', attributeGround: null, attributeReason: null, nextReviewOn: null,
      title: bulletin.title, body: bulletinBody(bulletin.figures, bulletin), attachmentIds: [], authorAccountIds: bulletin.authorAccountIds,
      metadata: {
        makers: [officeName], number: null, topic: null, genre: '通报', audience: null, summary: `${periodInWords(bulletin.length, { from: bulletin.periodFrom, to: bulletin.periodTo })}政务信息报送、采用、得分和排名情况。`,
        keywords: ['政务信息', '通报'], formedOn: bulletin.issuedOn, effectiveOn: null, expiresOn: null, validity: 'valid', source: officeName, edition: null, history: [],
      },
      source: { kind: bulletinSubject, id: bulletin.id },
    });
    await copyAttachments(tx, { from: { subjectId: bulletin.id }, to: { subjectKind: documentSubject, subjectId: documentId } });
    await markHanded(tx, bulletin.id, documentId);
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletin.id, kind: 'handed-to-catalogue', details: { documentId } });
    await recordAudit(tx, { action: 'scoring.publish-bulletin', subjectKind: bulletinSubject, subjectId: bulletin.id, unitId: bulletin.unitId, after: { documentId } });
    await notify(tx, {
      accountIds: await accountsHolding(tx, 'disclosures.publish', bulletin.unitId), kind: 'scoring.notice-bulletin-for-catalogue', values: { title: bulletin.title },
      link: `/disclosures/${documentId}`, key: `scoring.for-catalogue:${bulletin.id}`,
    });
    return viewBulletin(tx, bulletin.id);
  });
}
