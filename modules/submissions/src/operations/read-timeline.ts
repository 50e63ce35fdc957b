import { holds } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { reviewHistoryOf, type CaseView } from '@gongkai/reviews';
import type { ItemState, TimelineEntry } from '../contract.ts';
import { findItem, findVersion } from '../submissions.store.ts';
import { readEvents, type EventRow } from '../timeline.read.ts';
import { readableTextOf } from './view-item.ts';

const desk: ReadonlySet<string> = new Set(['sent', 'held', 'adopted', 'rejected', 'merged']);
/** What a reader outside the unit learns: what happened at the desk, not what the unit did among itself. */
const concernsDesk = (event: EventRow): boolean => desk.has(event.toState) || (event.fromState !== null && desk.has(event.fromState));

const ofEvent = (event: EventRow): TimelineEntry => ({
  id: event.id,
  at: event.at.toISOString(),
  source: 'event',
  kind: event.kind,
  fromState: event.fromState as ItemState | null,
  toState: event.toState as ItemState,
  by: event.actorName,
  text: event.reason,
  details: event.details,
});

const ofReview = (review: CaseView): TimelineEntry[] =>
  review.steps.flatMap((step) =>
    step.opinions.map((opinion) => ({
      id: opinion.id,
      at: opinion.at,
      source: 'opinion' as const,
      kind: opinion.decision,
      fromState: null,
      toState: null,
      by: opinion.personName,
      text: opinion.opinion || null,
      details: { step: step.name, post: opinion.postName, onBehalfOf: opinion.onBehalfOf, signedOn: opinion.signedOn, recordedBy: opinion.recordedBy },
    })),
  );

/** What happened to an item and what its reviewers said, oldest first, as far as the actor may know it. */
export async function readTimeline(context: Context, itemId: string): Promise<{ entries: TimelineEntry[] }> {
  return context.read(async (tx) => {
    const item = await findItem(tx, itemId);
    const { which } = await readableTextOf(tx, item);
    const isEditor = holds(tx.actor, 'submissions.desk', item.unitId);
    const events = (await readEvents(tx, itemId)).filter(
      (event) => (which === 'working' || concernsDesk(event)) && (isEditor || event.details.audience !== 'desk'),
    );
    const reviews = await reviewHistoryOf(tx, itemId);
    const sent = which === 'sent' ? (await findVersion(tx, itemId, item.sentVersion!)).fingerprint : null;
    const opinions = reviews.filter((review) => sent === null || review.fingerprint === sent).flatMap(ofReview);
    const entries = [...events.map(ofEvent), ...opinions].sort((a, b) => a.at.localeCompare(b.at));
    return { entries };
  });
}
