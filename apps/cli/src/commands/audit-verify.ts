import { verifyAudit, type ChainHead } from '@gongkai/database';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../command.ts';
import { reachDeployment, reachOptions } from '../reach.ts';

/** `gongkai audit verify`: walks the sealed audit trail and names what was changed, removed or put in. */
export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'verify the audit trail: names every record that was changed, removed or put in afterwards',
  options: reachOptions,
  async run(call) {
    const verdict = await reachDeployment(call, async (reached) => {
      const context = await reached.context();
      // The head of the last verification is kept beside the database, so that a chain that was cut off is noticed.
      const file = join(reached.folder.path, `audit-head-${context.jurisdictionId}.json`);
      const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ChainHead) : null;
      const found = await verifyAudit(context, reached.services.auditKey, known);
      if (found.ok && found.head) writeFileSync(file, JSON.stringify(found.head), { mode: 0o600 });
      return found;
    });
    if (call.json) call.io.out(`${JSON.stringify(verdict)}\n`);
    else {
      for (const fault of verdict.faults) call.io.out(`${fault.kind}: ${fault.recordId ? `record ${fault.recordId}` : ''}${fault.position ? ` position ${fault.position}` : ''}\n`);
      call.io.out(`${verdict.checked} records sealed, ${verdict.unsealed} wait for their seal, ${verdict.faults.length} faults\n`);
    }
    return verdict.ok ? 0 : 1;
  },
};
