import { enforce } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { today } from '../days.ts';
import { listUnits } from '../lookups.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { readHeldPosts } from '../persons.read.ts';
import { unitsWorkbook } from '../units.workbook.ts';

/** Units and people of a day as a workbook that can be imported again; people's addresses leave with it, which the audit is told. */
export async function exportUnits(context: Context, at?: string): Promise<Uint8Array> {
  const { units, posts } = await context.write(async (tx) => {
    enforce(mayOrganise(tx.actor, 'read', null));
    const day = at ?? today(tx);
    await recordAudit(tx, { action: 'organisations.export-units', subjectKind: 'organisations.unit', subjectId: null, after: { at: day } });
    return { units: await listUnits(tx, { at: day }), posts: await readHeldPosts(tx, day) };
  });
  return unitsWorkbook(units, posts);
}
