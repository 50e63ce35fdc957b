import { playDemonstration } from '../demonstration/play-demonstration.ts';
import { Refusal, type Command } from '../command.ts';
import { optionOf } from '../input.ts';
import { reachDeployment, reachOptions } from '../reach.ts';

/** `gongkai demonstration play`: the invented county with its year of work, into a deployment that has no jurisdiction yet. */
export const demonstrationPlay: Command = {
  name: 'demonstration play',
  summary: 'set up the demonstration county in a deployment that has no jurisdiction yet',
  options: { data: reachOptions.data!, 'database-url': reachOptions['database-url']!, today: { type: 'string', value: 'YYYY-MM-DD', summary: 'the day on which the story ends' } },
  async run(call) {
    await reachDeployment(call, async ({ pools, services, jurisdictions }) => {
      if (jurisdictions.length > 0) throw new Refusal('There is a jurisdiction already: the demonstration is for an empty deployment.');
      const today = optionOf(call, 'today');
      await playDemonstration({ pools, services, ...(today ? { today } : {}) });
      await pools.owner.query(`insert into shared.marks (name) values ('content')`);
    }, { mayBegin: true });
    if (call.json) call.io.out(`${JSON.stringify({ ok: true })}\n`);
    return 0;
  },
};
