import { dayOf, enforce, notFound, picturesIn } from '@gongkai/kernel';
import { attachmentForDownload, attachmentsOf, bindAttachments, pictureBytes, storeFile, type DownloadableFile } from '@gongkai/attachments';
import type { Context, ReadTx } from '@gongkai/database';
import { officialDocx, officialPdf, type OfficialDocument } from '@gongkai/documents';
import { issuer, unitNames } from '@gongkai/organisations';
import { creditOfSources } from '../announce-fact.ts';
import { upwardSubject } from '../contract.ts';
import { findDeskVersion, listSources } from '../desk.store.ts';
import { insertEvent, listEvents } from '../events.store.ts';
import { mayReadForwarding } from '../periodicals.policy.ts';
import { upwardDocument, upwardFileName, type UpwardText } from '../templates/upward-document.ts';
import { findForwarding, lockForwarding, type Forwarding } from '../upward.store.ts';

/** What was approved to go up, in the version that the leader saw. */
async function textOf(tx: ReadTx, forwarding: Forwarding): Promise<{ text: UpwardText; document: OfficialDocument }> {
  const { title, body } = await findDeskVersion(tx, forwarding.copyId, forwarding.copyVersion);
  const { units } = await creditOfSources(tx, await listSources(tx, forwarding.copyId));
  const names = await unitNames(tx, units.map((one) => one.unitId));
  const approval = (await listEvents(tx, forwarding.id)).find((one) => one.kind === 'forwarded');
  const text: UpwardText = {
    title, body, level: forwarding.level, publication: forwarding.publication, units: units.map((one) => names.get(one.unitId) ?? ''), approvedBy: approval?.by ?? null,
    day: dayOf(forwarding.forwardedAt ?? tx.now, tx.context.timeZone),
  };
  const ids = picturesIn(body);
  const pictures = ids.length === 0 ? new Map() : await pictureBytes(tx.context, tx, { subjectIds: [forwarding.copyId], ids });
  return { text, document: { ...upwardDocument(text, await issuer(tx)), pictures } };
}

/** Draws what went to the office above as an official document, PDF and .docx, and keeps both beside it. Can run twice. */
export async function renderForwarding(context: Context, forwardingId: string): Promise<void> {
  const drawn = await context.read(async (tx) => {
    const forwarding = await findForwarding(tx, forwardingId);
    if (forwarding.state !== 'forwarded' || (await attachmentsOf(tx, forwardingId)).length > 0) return null;
    return textOf(tx, forwarding);
  });
  if (!drawn) return;
  const name = upwardFileName(drawn.text);
  const pdf = await officialPdf(drawn.document);
  const files = [
    await storeFile(context, { name: `${name}.pdf`, bytes: pdf.bytes }),
    await storeFile(context, { name: `${name}.docx`, bytes: await officialDocx(drawn.document) }),
  ];
  await context.write(async (tx) => {
    await lockForwarding(tx, forwardingId);
    // Another run was quicker; what this one stored belongs to nothing and is swept away.
    if ((await attachmentsOf(tx, forwardingId)).length > 0) return;
    await bindAttachments(tx, { subjectKind: upwardSubject, subjectId: forwardingId, ids: files.map((file) => file.id) });
    await insertEvent(tx, { subjectKind: 'forwarding', subjectId: forwardingId, kind: 'rendered', details: { pages: pdf.pages, warnings: pdf.warnings } });
  });
}

/** A file of what went up, for whoever reads the register of his units. */
export async function readForwardingFile(context: Context, forwardingId: string, attachmentId: string): Promise<DownloadableFile> {
  return context.read(async (tx) => {
    const forwarding = await findForwarding(tx, forwardingId);
    enforce(mayReadForwarding(tx.actor, forwarding.unitId));
    if (forwarding.state !== 'forwarded') throw notFound('general.not-found');
    return attachmentForDownload(tx, { subjectId: forwardingId, attachmentId });
  });
}
