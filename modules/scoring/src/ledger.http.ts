import type { Readable } from 'node:stream';
import { z } from 'zod';
import { id, invalid, route, type Problem, type Route } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import {
  answerAppealBody, appealFilters, appealPage, appealParams, appealQuery, appealVersionBody, appealView, closingsView, decideConsequenceBody, entryFilters, entryPage, entryQuery, entrySum, factFilters, factPage, factQuery, fileAppealBody,
  importQuery, importedView, itemScoreView, ledgerCheck, quotasView, recordFactBody, recordedFact, setTargetBody, targetSet, totalsQuery, totalsView, triedRules, tryRulesQuery, unitScores,
  unitScoresQuery, yearQuery,
} from './contract.ts';
import { answerAppeal, fileAppeal, listUnitAppeals, readAppeal, withdrawAppeal } from './operations/appeal.ts';
import { decideConsequence } from './operations/decide-consequence.ts';
import { exportAppeals, exportFacts, exportLedger, exportQuotas, exportTotals, exportTrial } from './operations/export-registers.ts';
import { importFacts, importOpenings, importTargets, type ImportFile } from './operations/import-facts.ts';
import { readItemScore } from './operations/item-score.ts';
import { readQuotas, setTarget } from './operations/read-quotas.ts';
import { listLedger, readTotals, readUnitScores, sumLedger } from './operations/read-scores.ts';
import { listRecordedFacts, recordFact } from './operations/record-fact.ts';
import { tryRules } from './operations/try-rules.ts';
import { verifyLedger } from './operations/verify-ledger.ts';
import { listClosings } from './periods.store.ts';
import { say } from './wording/say.ts';

const read = { permission: 'scoring.read' };
const keep = { permission: 'scoring.keep' };
const entries = { records: 'scoring.entryReach' };
const fileBytes = 20 * 1024 ** 2;

async function fileOf(query: z.infer<typeof importQuery>, stream: Readable): Promise<ImportFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > fileBytes) throw invalid([{ code: 'general.too-large', path: 'file' }]);
    chunks.push(chunk);
  }
  return { ...query, bytes: Buffer.concat(chunks) };
}

// The column of errors goes back into the office's own workbook, in its language.
const inWords = ({ code, values }: Problem): string => say('zh-CN', code, values ?? {});

export const ledgerRoutes: readonly Route<Context>[] = [
  route({ method: 'GET', path: '/scoring/scores', permission: read, exit: entries, query: unitScoresQuery, response: unitScores, summary: 'Scores of my unit: month, year, place', handle: ({ context, query }) => readUnitScores(context, query) }),
  route({ method: 'GET', path: '/scoring/items/:itemId', permission: read, exit: entries, params: z.strictObject({ itemId: id }), response: itemScoreView, summary: 'What an item has scored, entry by entry', handle: ({ context, params }) => readItemScore(context, params.itemId) }),
  route({ method: 'GET', path: '/scoring/entries', permission: read, exit: entries, query: entryQuery, response: entryPage, summary: 'The ledger, newest entry first', handle: ({ context, query }) => listLedger(context, query) }),
  route({ method: 'GET', path: '/scoring/entries/export.xlsx', permission: read, exit: entries, query: entryFilters, response: 'file', summary: 'The ledger as a workbook', handle: ({ context, query }) => exportLedger(context, query) }),
  route({ method: 'GET', path: '/scoring/entries/sum', permission: read, exit: entries, query: entryFilters, response: entrySum, summary: 'What the entries under some filters add up to', handle: ({ context, query }) => sumLedger(context, query) }),
  route({ method: 'GET', path: '/scoring/totals/export.xlsx', permission: keep, exit: entries, query: totalsQuery, response: 'file', summary: 'Sums and places as a workbook', handle: ({ context, query }) => exportTotals(context, query) }),
  route({ method: 'GET', path: '/scoring/totals', permission: keep, exit: entries, query: totalsQuery, response: totalsView, summary: 'Sums and places of all units in some months', handle: ({ context, query }) => readTotals(context, query) }),
  route({ method: 'GET', path: '/scoring/facts', permission: read, exit: entries, query: factQuery, response: factPage, summary: 'Recorded facts, newest first', handle: ({ context, query }) => listRecordedFacts(context, query) }),
  route({ method: 'GET', path: '/scoring/facts/export.xlsx', permission: read, exit: entries, query: factFilters, response: 'file', summary: 'Recorded facts as a workbook', handle: ({ context, query }) => exportFacts(context, query) }),
  route({ method: 'POST', path: '/scoring/facts', permission: keep, exit: entries, body: recordFactBody, response: recordedFact, summary: 'Record or correct a fact with its reason', handle: ({ context, body }) => recordFact(context, body) }),
  route({
    method: 'POST', path: '/scoring/facts/import', permission: keep, exit: 'none', query: importQuery, body: 'stream', bodyLimit: fileBytes, response: importedView,
    summary: 'Import historic facts, JSON or workbook: all or nothing, or without the wrong rows', handle: async ({ context, query, body }) => importFacts(context, await fileOf(query, body), inWords),
  }),
  route({
    method: 'POST', path: '/scoring/openings/import', permission: keep, exit: 'none', query: importQuery, body: 'stream', bodyLimit: fileBytes, response: importedView,
    summary: 'Import opening balances from a workbook', handle: async ({ context, query, body }) => importOpenings(context, await fileOf(query, body), inWords),
  }),
  route({
    method: 'POST', path: '/scoring/targets/import', permission: keep, exit: 'none', query: importQuery, body: 'stream', bodyLimit: fileBytes, response: importedView,
    summary: 'Import the units\' targets of a year from a workbook', handle: async ({ context, query, body }) => importTargets(context, await fileOf(query, body), inWords),
  }),
  route({ method: 'GET', path: '/scoring/check', permission: keep, exit: 'none', response: ledgerCheck, summary: 'Draw the ledger up anew and compare', handle: ({ context }) => verifyLedger(context) }),
  route({ method: 'GET', path: '/scoring/closings', permission: read, exit: 'none', response: closingsView, summary: 'Months that are closed', handle: ({ context }) => context.read(async (tx) => ({ rows: await listClosings(tx) })) }),
  route({ method: 'GET', path: '/scoring/quotas', permission: read, exit: entries, query: yearQuery, response: quotasView, summary: 'Tasks of a year: done, due, forecast', handle: ({ context, query }) => readQuotas(context, query) }),
  route({ method: 'GET', path: '/scoring/quotas/export.xlsx', permission: read, exit: entries, query: yearQuery, response: 'file', summary: 'Tasks of a year as a workbook', handle: ({ context, query }) => exportQuotas(context, query) }),
  route({ method: 'POST', path: '/scoring/consequences', permission: keep, exit: entries, body: decideConsequenceBody, response: quotasView, summary: 'Carry a consequence out, or waive it', handle: ({ context, body }) => decideConsequence(context, body) }),
  route({ method: 'PUT', path: '/scoring/targets', permission: keep, exit: 'none', body: setTargetBody, response: targetSet, summary: 'Set a unit\'s target of a year', handle: ({ context, body }) => setTarget(context, body) }),
  route({ method: 'GET', path: '/scoring/trial', permission: keep, exit: entries, query: tryRulesQuery, response: triedRules, summary: 'A year under other rules, side by side', handle: ({ context, query }) => tryRules(context, query) }),
  route({ method: 'GET', path: '/scoring/trial/export.xlsx', permission: keep, exit: entries, query: tryRulesQuery, response: 'file', summary: 'The trial as a workbook', handle: ({ context, query }) => exportTrial(context, query) }),
  route({ method: 'GET', path: '/scoring/appeals/export.xlsx', permission: read, exit: entries, query: appealFilters, response: 'file', summary: 'Appeals as a workbook', handle: ({ context, query }) => exportAppeals(context, query) }),
  route({ method: 'GET', path: '/scoring/appeals', permission: read, exit: entries, query: appealQuery, response: appealPage, summary: 'Appeals against entries', handle: ({ context, query }) => listUnitAppeals(context, query) }),
  route({ method: 'POST', path: '/scoring/appeals', permission: read, exit: entries, body: fileAppealBody, response: appealView, summary: 'Dispute an entry of my unit', handle: ({ context, body }) => fileAppeal(context, body) }),
  route({ method: 'GET', path: '/scoring/appeals/:appealId', permission: read, exit: entries, params: appealParams, response: appealView, summary: 'An appeal', handle: ({ context, params }) => readAppeal(context, params.appealId) }),
  route({ method: 'POST', path: '/scoring/appeals/:appealId/answer', permission: keep, exit: entries, params: appealParams, body: answerAppealBody, response: appealView, summary: 'Answer an appeal', handle: ({ context, params, body }) => answerAppeal(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/appeals/:appealId/withdraw', permission: read, exit: entries, params: appealParams, body: appealVersionBody, response: appealView, summary: 'Take an appeal back', handle: ({ context, params, body }) => withdrawAppeal(context, { ...params, ...body }) }),
];
