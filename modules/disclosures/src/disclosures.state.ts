import type { Problem } from '@gongkai/kernel';
import type { attributes, documentStates, Metadata } from './contract.ts';

type State = (typeof documentStates)[number];

export interface StandingDocument {
  state: State;
  attribute: (typeof attributes)[number];
  attributeReason: string | null;
  attributeGround: string | null;
  title: string;
  metadata: Metadata;
  bodyEmpty: boolean;
  /** Whether it is public exactly as it stands. */
  isUnchanged: boolean;
}

/** Why a document may not be changed now. */
export function reasonsAgainstSaving(document: { state: State }): Problem[] {
  if (document.state === 'in-review') return [{ code: 'disclosures.in-review' }];
  return [];
}

/** Why a document may not go to review now: all that is missing at once. */
export function reasonsAgainstSubmitting(document: StandingDocument): Problem[] {
  const reasons: Problem[] = [];
  if (document.state === 'in-review') reasons.push({ code: 'disclosures.in-review' });
  if (document.state === 'cleared') reasons.push({ code: 'disclosures.already-cleared' });
  if (document.isUnchanged) reasons.push({ code: 'disclosures.unchanged' });
  if (document.attribute !== 'proactive') reasons.push({ code: 'disclosures.not-proactive', path: 'attribute' });
  if (document.bodyEmpty) reasons.push({ code: 'disclosures.body-missing', path: 'body' });
  // Article 12: index, name, summary and day of forming are the least that a catalogue tells.
  if (document.metadata.summary === '') reasons.push({ code: 'disclosures.summary-missing', path: 'metadata.summary' });
  if (document.metadata.formedOn === null) reasons.push({ code: 'disclosures.formed-on-missing', path: 'metadata.formedOn' });
  if (document.metadata.source === null) reasons.push({ code: 'disclosures.source-missing', path: 'metadata.source' });
  return reasons;
}

/** Why an attribute other than proactive may not be set: the reason must be stated (公文公开属性源头认定). */
export function reasonsAgainstAttribute(document: Pick<StandingDocument, 'attribute' | 'attributeReason' | 'attributeGround'>): Problem[] {
  if (document.attribute === 'proactive') return [];
  const reasons: Problem[] = [];
  if (!document.attributeReason) reasons.push({ code: 'disclosures.attribute-reason-missing', path: 'attributeReason' });
  if (document.attribute === 'not-disclosed' && !document.attributeGround) reasons.push({ code: 'disclosures.attribute-ground-missing', path: 'attributeGround' });
  return reasons;
}

/** Why a document may not be published now. */
export function reasonsAgainstPublishing(document: { state: State }): Problem[] {
  if (document.state === 'cleared') return [];
  return [{ code: document.state === 'in-review' ? 'disclosures.in-review' : 'disclosures.not-cleared' }];
}

/** Why a document may not be withdrawn now; one whose new text is being worked on is still public in its old one. */
export function reasonsAgainstWithdrawing(document: { state: State; publishedVersion: number | null }): Problem[] {
  return document.publishedVersion !== null && document.state !== 'withdrawn' ? [] : [{ code: 'disclosures.not-published' }];
}
