import { verifyLedger } from '@gongkai/scoring';
import type { Command } from '../command.ts';
import { reachDeployment, reachOptions } from '../reach.ts';

/** `gongkai score verify`: recomputes the ledger from its facts and compares it with the one that stands. */
export const scoreVerify: Command = {
  name: 'score verify',
  summary: 'recompute every point from its facts and name the entries that differ from the ledger',
  options: reachOptions,
  async run(call) {
    const result = await reachDeployment(call, async (reached) => verifyLedger(await reached.context()));
    const wrong = [...result.missing, ...result.surplus, ...result.differing, ...result.wrongTotals];
    if (call.json) call.io.out(`${JSON.stringify(result)}\n`);
    else {
      for (const one of wrong) call.io.out(`${typeof one === 'string' ? one : JSON.stringify(one)}\n`);
      call.io.out(`${result.facts} facts, ${result.entries} entries, ${wrong.length} differ\n`);
    }
    return result.ok ? 0 : 1;
  },
};
