import type { Command } from '../command.ts';
import { accountLink } from './account-link.ts';
import { auditVerify } from './audit-verify.ts';
import { bulletinCheck } from './bulletin-check.ts';
import { deadline } from './deadline.ts';
import { importDocumentsCommand } from './import-documents.ts';
import { jurisdictionAdd, jurisdictionList } from './jurisdiction.ts';
import { score } from './score.ts';
import { serve } from './serve.ts';

/** Every command of the command line. */
export const commands: readonly Command[] = [
  accountLink, auditVerify, bulletinCheck, deadline, importDocumentsCommand, jurisdictionAdd, jurisdictionList, score, serve,
];
