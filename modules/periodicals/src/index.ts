export type * from './contract.ts';
export { factPayload, periodicalsFact } from './contract.ts';
export { ensureStandardPublications, createPublication, changePublication } from './operations/keep-publications.ts';
export { takeUp } from './operations/take-up.ts';
export { saveCopy } from './operations/save-copy.ts';
export { mergeItems } from './operations/merge-items.ts';
export { decideItem } from './operations/decide-item.ts';
export { adopt } from './operations/adopt.ts';
export { withdrawAdoption } from './operations/withdraw-adoption.ts';
export { createIssue, arrangeIssue, abandonIssue } from './operations/arrange-issue.ts';
export { submitIssue, recallIssue } from './operations/submit-issue.ts';
export { issueIssue } from './operations/issue-issue.ts';
export { markRead, readIssue } from './operations/read-issues.ts';
export { writeInstruction, recordInstruction } from './operations/record-instruction.ts';
export {
  assignInstruction, closeInstruction, correctInstructionText, giveFeedback, recordResult, urgeUnits, withdrawInstruction,
} from './operations/follow-instruction.ts';
export { readInstruction } from './operations/list-registers.ts';
export { forwardCopy, withdrawForwarding } from './operations/forward-copy.ts';
export { recordUpperAdoption, withdrawUpperAdoption } from './operations/upper-adoption.ts';
export { acceptCommission, deliverCommission, endCommission, publishCommission } from './operations/commission.ts';
export { differenceOf } from './operations/difference.ts';
export { readOutcome } from './operations/read-outcome.ts';
export { waitingWork } from './operations/waiting-work.ts';
