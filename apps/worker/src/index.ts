export { startWorker, type RunningWorker, type WorkerParts } from './worker.ts';
export { entries, sortEntries } from './entries.ts';
