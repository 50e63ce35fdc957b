import { newId, type Actor } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { startReview, type ReviewRequest } from './running.ts';

/** A record of a test that asks for review; any part may be stated. */
export function testRequest(unitId: string, author: Extract<Actor, { kind: 'account' }>, parts: Partial<Omit<ReviewRequest, 'subject'>> & { subject?: Partial<ReviewRequest['subject']> } = {}): ReviewRequest {
  const subjectId = parts.subject?.id ?? newId();
  return {
    kind: 'submissions.item', unitId, authorAccountIds: [author.accountId], ...parts,
    subject: { id: subjectId, title: '我镇春耕生产进展顺利', link: `/submissions/items/${subjectId}`, fingerprint: 'f1', ...parts.subject },
  };
}

/** Starts a review of such a record. */
export async function testReview(context: Context, request: ReviewRequest): Promise<{ caseId: string; subjectId: string; fingerprint: string }> {
  const { caseId } = await context.write((tx) => startReview(tx, request));
  return { caseId, subjectId: request.subject.id, fingerprint: request.subject.fingerprint };
}
