import { importDivisions, listUnits } from '@gongkai/organisations';
import { divisions } from '@gongkai/presets';
import { Refusal, WrongUse, type Command } from '../command.ts';
import { optionOf, requiredOption } from '../input.ts';
import { reachDeployment, reachOptions } from '../reach.ts';
import { tableOf } from '../table.ts';

/** `gongkai import divisions`: the townships of a county, or the governments below a city or province, by their national codes. */
export const importDivisionsCommand: Command = {
  name: 'import divisions',
  summary: 'set up the places below a division as units, by the national division codes that come along',
  options: {
    ...reachOptions,
    below: { type: 'string', value: 'CODE', summary: 'the division: 2 digits for a province, 4 for a city, 6 for a county' },
    under: { type: 'string', value: 'UNIT', summary: 'name or code of the unit that they come under (default: the government)' },
    from: { type: 'string', value: 'DAY', summary: 'from which day the units stand (default: today)' },
  },
  async run(call) {
    const below = requiredOption(call, 'below');
    const from = optionOf(call, 'from');
    if (from !== null && !/^\d{4}-\d\d-\d\d$/.test(from)) throw new WrongUse('--from takes a day such as 2025-01-31');
    const result = await reachDeployment(call, async (reached) => {
      const context = await reached.context();
      const under = optionOf(call, 'under');
      const units = await context.read((tx) => listUnits(tx));
      const parent = units.find((unit) => (under === null ? unit.parentId === null : unit.name === under || unit.code === under));
      if (!parent) throw new Refusal(under === null ? 'The jurisdiction has no unit yet.' : `There is no unit ${under}.`);
      return importDivisions(context, { divisions: divisions(), below, parentId: parent.id, ...(from === null ? {} : { from }) });
    });
    if (call.json) call.io.out(`${JSON.stringify(result)}\n`);
    else {
      call.io.out(`${result.added} units set up, ${result.present} were there already\n`);
      if (result.differing.length > 0) call.io.out(tableOf(['code', 'here', 'national'], result.differing.map((one) => [one.code, one.here, one.there])));
    }
    return 0;
  },
};
