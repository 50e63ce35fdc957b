import { addDocument, findColumn, importDocuments, publishDocument, submitDocument, type MadeDocument } from '@gongkai/disclosures';
import { lawLines } from '@gongkai/presets';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import { demonstrationDocuments, type DocumentSeed } from '@gongkai/seeds';
import type { Stage } from './stage.ts';

const columns: Record<DocumentSeed['column'], string> = {
  guide: 'guide', rules: 'institutions', 'annual-reports': 'annual-reports', overview: 'organisation', functions: 'organisation', leaders: 'organisation',
  policies: 'normative-documents', interpretations: 'interpretations', plans: 'plans', statistics: 'statistics', finance: 'finance', personnel: 'recruitment',
  procurement: 'procurement', 'key-projects': 'projects', emergency: 'emergencies', 'key-areas': 'livelihood',
  news: 'news', notices: 'notices',
};
const validities: Record<DocumentSeed['validity'], MadeDocument['metadata']['validity']> = {
  有效: 'valid', 失效: 'lapsed', 废止: 'repealed', 已修改: 'amended', 尚未生效: 'not-yet-effective',
};
const officerKey = 'bangongshi-disclosure';
const reviewers = ['bangongshi-deputy', 'bangongshi-secrecy', 'bangongshi-director'];

/** Imports the laws and regulations of the superiors into the catalogue, answered for by the disclosure officer. */
export async function importLaws(stage: Stage): Promise<number> {
  const result = await importDocuments(stage.system(), {
    name: '国家法律法规数据库公布文本', bytes: Buffer.from(lawLines().join('\n')), columnCode: 'laws', unitId: stage.unit('bangongshi'),
    personId: stage.persons.get(officerKey)!, basis: '上级机关已主动公开的法律、行政法规，按其公布文本转载',
  });
  return result.imported;
}

/** A document of the county with the moment at which its work begins. */
export interface PlannedDocument {
  at: string;
  seed: DocumentSeed;
}

/** The county's own documents, each to be worked on in the days before its publication. */
export function plannedDocuments(today: string): PlannedDocument[] {
  return demonstrationDocuments({ today }).map((seed) => ({ at: `${seed.publishedOn}T09:10:00+08:00`, seed })).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Plays one document from draft through its review chain to the portal. */
export async function playDocument(stage: Stage, { seed, at }: PlannedDocument): Promise<void> {
  stage.clock.set(at);
  const officer = await stage.as(officerKey);
  const { documentId, version } = await officer.write(async (tx) => {
    const column = await findColumn(tx, { code: columns[seed.column] });
    const id = await addDocument(tx, {
      unitId: stage.unit('bangongshi'), columnId: column!.id, kind: seed.documentNumber ? 'official' : 'other', attribute: 'proactive', attributeGround: null,
      attributeReason: null, nextReviewOn: null, title: seed.title, body: seed.body, attachmentIds: [],
      metadata: {
        makers: [stage.unitName(seed.organKey)], number: seed.documentNumber, topic: seed.subject, genre: seed.genre, audience: seed.audience, summary: seed.summary,
        keywords: [...seed.keywords], formedOn: seed.formedOn, effectiveOn: seed.effectiveOn, expiresOn: seed.expiresOn, validity: validities[seed.validity],
        source: stage.unitName(seed.organKey), edition: null, history: [],
      },
    });
    return { documentId: id, version: 1 };
  });
  let seen = (await submitDocument(officer, documentId, { seenVersion: version })).version;
  seen = await passReview(stage, documentId, seen);
  stage.clock.advance(45 * 60_000);
  await publishDocument(await stage.as(officerKey), documentId, { seenVersion: seen, explanation: null });
  await stage.settle();
}

/** Lets every reviewer of a running case approve, half an hour after one another; returns the version that then stands. */
export async function passReview(stage: Stage, documentId: string, seen: number): Promise<number> {
  for (const reviewer of reviewers) {
    stage.clock.advance(30 * 60_000);
    const context = await stage.as(reviewer);
    const running = await context.read((tx) => reviewOf(tx, documentId));
    if (running?.state !== 'running') break;
    await giveOpinion(context, { caseId: running.id, decision: 'approve', opinion: '同意公开。', seenFingerprint: running.fingerprint });
  }
  await stage.settle();
  // The end of the review has changed the document once.
  return seen + 1;
}
