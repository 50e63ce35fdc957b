import { route, type Route } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import {
  answerObjectionBody, attestBody, attested, awardsExportQuery, awardsView, decideBody, nominationParams, nominationVersionBody, nominationView, objectBody, objectionParams, recommendBody, yearQuery,
} from './contract.ts';
import { answerObjection, attest, decideAward, objectTo, readAwards, readCertificate, recommend, showCandidate } from './operations/award.ts';
import { exportAwards } from './operations/export-registers.ts';

const read = { permission: 'scoring.read' };
const keep = { permission: 'scoring.keep' };
const awards = { records: 'scoring.entryReach' };

export const awardRoutes: readonly Route<Context>[] = [
  route({ method: 'GET', path: '/scoring/awards', permission: read, exit: awards, query: yearQuery, response: awardsView, summary: 'Awards of a year with their candidates', handle: ({ context, query }) => readAwards(context, query) }),
  route({ method: 'GET', path: '/scoring/awards/export.xlsx', permission: read, exit: awards, query: awardsExportQuery, response: 'file', summary: 'The candidates with their conditions as a workbook', handle: ({ context, query }) => exportAwards(context, query) }),
  route({ method: 'POST', path: '/scoring/attestations', permission: keep, exit: 'none', body: attestBody, response: attested, summary: 'Attest a condition with evidence', handle: ({ context, body }) => attest(context, body) }),
  route({ method: 'POST', path: '/scoring/nominations', permission: keep, exit: awards, body: recommendBody, response: nominationView, summary: 'Recommend a candidate', handle: ({ context, body }) => recommend(context, body) }),
  route({ method: 'POST', path: '/scoring/nominations/:nominationId/show', permission: keep, exit: awards, params: nominationParams, body: nominationVersionBody, response: nominationView, summary: 'Show a candidate to all units', handle: ({ context, params, body }) => showCandidate(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/nominations/:nominationId/decide', permission: keep, exit: awards, params: nominationParams, body: decideBody, response: nominationView, summary: 'Decide on a candidate', handle: ({ context, params, body }) => decideAward(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/nominations/:nominationId/objections', permission: read, exit: awards, params: nominationParams, body: objectBody, response: nominationView, summary: 'Object to a candidate', handle: ({ context, params, body }) => objectTo(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/nominations/:nominationId/objections/:objectionId/answer', permission: keep, exit: awards, params: objectionParams, body: answerObjectionBody, response: nominationView, summary: 'Answer an objection', handle: ({ context, params, body }) => answerObjection(context, { ...params, ...body }) }),
  route({ method: 'GET', path: '/scoring/nominations/:nominationId/certificate.pdf', permission: read, exit: awards, params: nominationParams, response: 'file', summary: 'The certificate of an award', handle: ({ context, params }) => readCertificate(context, params.nominationId) }),
];
