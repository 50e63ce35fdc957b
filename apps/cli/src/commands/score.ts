import { scoreFiles } from '@gongkai/scoring';
import type { Command } from '../command.ts';
import { optionOf, parseJson, readInputFile, requiredOption } from '../input.ts';
import { tableOf } from '../table.ts';

/** `gongkai score`: totals, ranks and entries from files, without a database. */
export const score: Command = {
  name: 'score',
  summary: 'compute totals, ranks and entries from a rulebook and facts, without a database',
  options: {
    rulebook: { type: 'string', value: 'FILE', summary: 'rulebook as JSON (format: modules/scoring/README.md)' },
    facts: { type: 'string', value: 'FILE', summary: 'facts as JSON; - for standard input' },
    'as-of': { type: 'string', value: 'YYYY-MM-DD', summary: 'count what was recorded up to this day' },
  },
  async run(call) {
    const rulebookFile = requiredOption(call, 'rulebook');
    const factsFile = requiredOption(call, 'facts');
    const asOf = optionOf(call, 'as-of');
    const result = scoreFiles(parseJson(await readInputFile(rulebookFile, call), rulebookFile), parseJson(await readInputFile(factsFile, call), factsFile), { ...(asOf ? { asOf } : {}), language: 'en' });
    if (call.json) call.io.out(`${JSON.stringify(result)}\n`);
    else {
      // Places are given within a group.
      call.io.out(tableOf(['unit', 'group', 'points', 'rank'], result.units.map((unit) => [unit.name ?? unit.unitId, unit.group ?? '', unit.points, unit.rank])));
      for (const problem of result.problems) call.io.error(`${JSON.stringify(problem)}\n`);
    }
    return result.problems.length > 0 ? 1 : 0;
  },
};
