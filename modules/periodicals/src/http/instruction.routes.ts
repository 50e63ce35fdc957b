import { z } from 'zod';
import { id, route, type Route } from '@gongkai/kernel';
import { downloadReply } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import {
  assignInstruction as assignBody, closeInstruction as closeBody, correctText, giveFeedback as feedbackBody, instructionFilters, instructionPage, instructionQuery,
  instructionView, recordInstruction as recordBody, recordResult as resultBody, resultView, urgeUnits as urgeBody, withdrawInstruction as withdrawBody,
  writeInstruction as writeBody,
} from '../contract.ts';
import {
  assignInstruction, closeInstruction, correctInstructionText, giveFeedback, recordResult, urgeUnits, withdrawInstruction,
} from '../operations/follow-instruction.ts';
import { exportInstructions } from '../operations/export-registers.ts';
import { listInstructions, readInstruction, readInstructionFile } from '../operations/list-registers.ts';
import { recordInstruction, writeInstruction } from '../operations/record-instruction.ts';

const edit = { permission: 'periodicals.edit' };
const sight = { records: 'periodicals.instructionSight' };
const params = z.strictObject({ instructionId: id });
type On<B = undefined> = { context: Context; params: { instructionId: string }; body: B };

export const instructionRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/periodicals/instructions', permission: { permission: 'periodicals.read' }, exit: sight, query: instructionQuery, response: instructionPage,
    summary: 'The register of instructions, without their words', handle: ({ context, query }: { context: Context; query: z.output<typeof instructionQuery> }) => listInstructions(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/instructions/export.xlsx', permission: { permission: 'periodicals.read' }, exit: sight, query: instructionFilters, response: 'file',
    summary: 'The register of instructions as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof instructionFilters> }) => exportInstructions(context, query),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions', permission: { permission: 'periodicals.instruct' }, exit: sight, body: writeBody, response: instructionView,
    summary: 'Write an instruction', handle: ({ context, body }: { context: Context; body: z.output<typeof writeBody> }) => writeInstruction(context, body),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions/from-paper', permission: { permission: 'periodicals.record' }, exit: sight, body: recordBody, response: instructionView,
    summary: 'Carry an instruction over from paper', handle: ({ context, body }: { context: Context; body: z.output<typeof recordBody> }) => recordInstruction(context, body),
  }),
  route({
    method: 'GET', path: '/periodicals/instructions/:instructionId', permission: { permission: 'periodicals.read' }, exit: sight, params, response: instructionView,
    summary: 'An instruction', handle: ({ context, params: { instructionId } }: On) => readInstruction(context, instructionId),
  }),
  route({
    method: 'GET', path: '/periodicals/instructions/:instructionId/files/:attachmentId', permission: { permission: 'periodicals.read' }, exit: sight,
    params: params.extend({ attachmentId: id }), response: 'file', summary: 'A scan of an instruction or a file of its feedback',
    handle: async ({ context, params: { instructionId, attachmentId } }: { context: Context; params: { instructionId: string; attachmentId: string } }) =>
      downloadReply(context, await readInstructionFile(context, instructionId, attachmentId)),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions/:instructionId/assign', permission: edit, exit: sight, params, body: assignBody, response: instructionView,
    summary: 'Assign an instruction to units', handle: ({ context, params: on, body }: On<z.output<typeof assignBody>>) => assignInstruction(context, { ...on, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions/:instructionId/feedback', permission: { permission: 'periodicals.answer' }, exit: sight, params, body: feedbackBody,
    response: instructionView, summary: 'Report back for a unit', handle: ({ context, params: on, body }: On<z.output<typeof feedbackBody>>) => giveFeedback(context, { ...on, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions/:instructionId/urge', permission: edit, exit: sight, params, body: urgeBody, response: instructionView,
    summary: 'Remind the units', handle: ({ context, params: on, body }: On<z.output<typeof urgeBody>>) => urgeUnits(context, { ...on, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions/:instructionId/close', permission: edit, exit: sight, params, body: closeBody, response: instructionView,
    summary: 'Close an instruction', handle: ({ context, params: on, body }: On<z.output<typeof closeBody>>) => closeInstruction(context, { ...on, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions/:instructionId/withdraw', permission: edit, exit: sight, params, body: withdrawBody, response: instructionView,
    summary: 'Take back an instruction recorded by mistake', handle: ({ context, params: on, body }: On<z.output<typeof withdrawBody>>) => withdrawInstruction(context, { ...on, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/instructions/:instructionId/text', permission: { permission: 'periodicals.read' }, exit: sight, params, body: correctText,
    response: instructionView, summary: 'Correct a wrong transcript', handle: ({ context, params: on, body }: On<z.output<typeof correctText>>) => correctInstructionText(context, { ...on, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/results', permission: { permission: 'periodicals.read' }, exit: sight, body: resultBody,
    response: z.strictObject({ rows: z.array(resultView) }), summary: 'Record what an item led to',
    handle: ({ context, body }: { context: Context; body: z.output<typeof resultBody> }) => recordResult(context, body),
  }),
];
