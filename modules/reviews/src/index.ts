export { ensureDefaultChains } from './chain-pages.ts';
export { clearanceOf, grantImportedClearance, grantImportedClearances, grantUrgentClearance, type ClearedSubject } from './clearances.ts';
export type { ClearanceKind } from './clearances.store.ts';
export { giveOpinion } from './operations/give-opinion.ts';
export { reassignStep } from './operations/reassign-step.ts';
export { saveChain, retireChain } from './operations/save-chain.ts';
export { confirmUrgent } from './operations/confirm-urgent.ts';
export { cancelReview, mayReview, reviewHistoryOf, reviewOf, startReview, type ReviewRequest } from './running.ts';
export { completedPayload, reviewsAsked, reviewsCompleted, type CaseView, type GiveOpinion, type ReviewCompleted } from './contract.ts';
