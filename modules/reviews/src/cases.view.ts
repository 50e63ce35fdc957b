import { dayOf } from '@gongkai/kernel';
import { sameDay, stepState } from './cases.state.ts';
import type { CaseRecord, OpinionRecord, ReviewerRecord } from './cases.store.ts';
import type { CaseView, OpinionView, StepView } from './contract.ts';
import type { Absence } from './people.ts';

/** Everything that a page about a case shows. */
export interface CaseParts {
  record: CaseRecord;
  unitName: string;
  reviewers: readonly ReviewerRecord[];
  opinions: readonly OpinionRecord[];
  events: readonly { event: string; position: number | null; at: Date; actorName: string; reason: string | null }[];
  absences: readonly Absence[];
  allowed: string[];
  timeZone: string;
}

/** Presents a case with its steps. */
export function presentCase(parts: CaseParts): CaseView {
  const { record, timeZone } = parts;
  const startedOn = dayOf(record.startedAt, timeZone);
  const endedOn = record.endedAt ? dayOf(record.endedAt, timeZone) : null;
  const lastSigned = parts.opinions.filter((one) => one.decision === 'approve').at(-1);
  const signedOn = lastSigned ? (lastSigned.signedOn ?? dayOf(lastSigned.at, timeZone)) : null;
  return {
    id: record.id, subjectKind: record.subjectKind, subjectId: record.subjectId, unitId: record.unitId, unitName: parts.unitName,
    chainName: record.chainName, chainVersion: record.chainVersion, title: record.title, link: record.link, summary: record.summary,
    fingerprint: record.fingerprint, state: record.state, version: record.version, dueAt: record.dueAt?.toISOString() ?? null,
    startedAt: record.startedAt.toISOString(), startedBy: record.startedBy, stepOpenedAt: record.stepOpenedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null, endReason: record.endReason,
    sameDay: { startedOn, signedOn, endedOn, kept: sameDay(startedOn, signedOn, endedOn) },
    steps: record.steps.map((_, position) => presentStep(position, parts)),
    events: parts.events.map((event) => ({ ...event, at: event.at.toISOString() })),
    allowed: parts.allowed,
  };
}

function presentStep(position: number, parts: CaseParts): StepView {
  const step = parts.record.steps[position]!;
  const reviewers = parts.reviewers.filter((reviewer) => reviewer.position === position);
  const deputyOf = (personId: string) => parts.absences.find((absence) => absence.personId === personId)?.deputyName ?? null;
  return {
    position, key: step.key, name: step.name, kind: step.kind, mode: step.mode,
    state: stepState(position, parts.record, reviewers),
    reviewers: reviewers.map((one) => ({
      personId: one.personId, personName: one.personName, postName: one.postName, state: one.state,
      deputyName: one.state === 'asked' ? deputyOf(one.personId) : null,
    })),
    opinions: parts.opinions.filter((one) => one.position === position).map(presentOpinion),
  };
}

function presentOpinion(one: OpinionRecord): OpinionView {
  return {
    id: one.id, position: one.position, stepName: one.stepName, personId: one.personId, personName: one.personName, postName: one.postName,
    onBehalfOf: one.onBehalfOfName, decision: one.decision, opinion: one.opinion, fingerprint: one.fingerprint, at: one.at.toISOString(),
    signedOn: one.signedOn, recordedBy: one.recordedByName, scanAttachmentId: one.scanAttachmentId,
  };
}
