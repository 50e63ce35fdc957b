import type { RichText } from '@gongkai/kernel';
import { fingerprintOfAttachments } from '@gongkai/attachments';
import type { ReadTx } from '@gongkai/database';
import { issuer, unitNames } from '@gongkai/organisations';
import type { Adoption } from '../adoptions.store.ts';
import { creditOfSources } from '../announce-fact.ts';
import type { IssueContent } from '../contract.ts';
import { listCopies, listSources, type DeskCopy } from '../desk.store.ts';
import type { Issue } from '../issues.store.ts';
import type { Publication } from '../publications.store.ts';

type IssueItem = IssueContent['sections'][number]['items'][number];

async function itemOf(tx: ReadTx, adoption: Adoption, copy: DeskCopy): Promise<IssueItem> {
  const { itemId, units } = await creditOfSources(tx, await listSources(tx, copy.id));
  const names = await unitNames(tx, units.map((unit) => unit.unitId));
  return {
    adoptionId: adoption.id, itemId, copyId: copy.id, copyVersion: copy.version, itemKind: adoption.itemKind, title: copy.title, body: copy.body,
    source: units.map((unit) => names.get(unit.unitId) ?? '').filter((name) => name !== '').join('、'),
  };
}

const names = (list: readonly { name: string }[]): string[] => list.map((one) => one.name);

/** Everything that an issue prints except its number and date, as its articles stand now. */
export async function composeIssue(
  tx: ReadTx,
  issue: Pick<Issue, 'id' | 'editorNote' | 'extraRecipients'>,
  publication: Publication,
  adoptions: readonly Adoption[],
): Promise<IssueContent> {
  const copies = await listCopies(tx, adoptions.map((one) => one.copyId));
  const pictures: Record<string, string> = {};
  for (const copy of copies.values()) if (showsPictures(copy.body)) pictures[copy.id] = await fingerprintOfAttachments(tx, copy.id);
  if (showsPictures(issue.editorNote)) pictures[issue.id] = await fingerprintOfAttachments(tx, issue.id);
  const sections: IssueContent['sections'] = [];
  for (const column of publication.columns) {
    const items: IssueItem[] = [];
    for (const adoption of adoptions) if (adoption.columnCode === column.code) items.push(await itemOf(tx, adoption, copies.get(adoption.copyId)!));
    // A publication of one column does not print its name over every issue.
    if (items.length > 0) sections.push({ code: column.code, heading: publication.columns.length === 1 ? null : column.name, items });
  }
  return {
    publication: publication.name, issuer: publication.issuerName ?? (await issuer(tx)).officeName, marking: publication.marking, copies: publication.copies,
    editorNote: issue.editorNote, sections, report: names(publication.reportList), send: names(publication.sendList),
    issue: [...names(publication.issueList), ...issue.extraRecipients.map((name) => `本期增发${name}`)], pictures,
  };
}

const showsPictures = (body: RichText): boolean => body.some((block) => block.type === 'picture');
