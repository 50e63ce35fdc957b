import { enforce, invalid } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import type { UnitKind } from '../contract.ts';
import { readUnit } from '../lookups.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { findUnits } from '../units.store.ts';
import { placeNewUnit } from './add-unit.ts';

/** A place of the national division codes: 2 digits province, 4 city, 6 county, 9 township. */
interface DivisionPlace {
  code: string;
  name: string;
}

// The next level below a code of so many digits.
const lower: Record<number, number> = { 2: 4, 4: 6, 6: 9 };

/** What a place is in the tree of the government above it: lower governments stand for their own jurisdictions. */
function kindOf(place: DivisionPlace): UnitKind {
  if (place.code.length < 9) return 'represented';
  if (/街道(办事处)?$/.test(place.name)) return 'street';
  return /[镇乡]$/.test(place.name) || /(民族乡|苏木)$/.test(place.name) ? 'township' : 'zone';
}

/**
 * Adds the places directly below a division as units under one unit; those whose code stands already stay, and those that are called
 * otherwise here are listed.
 */
export async function importDivisions(
  context: Context,
  input: { divisions: readonly DivisionPlace[]; below: string; parentId: string; from?: string },
): Promise<{ added: number; present: number; differing: { code: string; here: string; there: string }[] }> {
  const digits = lower[input.below.length];
  if (digits === undefined || !/^\d+$/.test(input.below)) throw invalid([{ code: 'organisations.division-invalid', path: 'below' }]);
  const places = input.divisions.filter((place) => place.code.length === digits && place.code.startsWith(input.below));
  if (places.length === 0) throw invalid([{ code: 'organisations.division-unknown', path: 'below', values: { code: input.below } }]);
  return context.write(async (tx) => {
    const parent = await readUnit(tx, input.parentId);
    enforce(mayOrganise(tx.actor, 'write', parent.id));
    const standing = new Map((await findUnits(tx, { today: '9999-12-31', ended: true })).filter((unit) => unit.validTo === null && unit.code !== null).map((unit) => [unit.code!, unit]));
    const differing: { code: string; here: string; there: string }[] = [];
    let added = 0;
    for (const [index, place] of places.entries()) {
      const known = standing.get(place.code);
      if (known && known.name !== place.name) differing.push({ code: place.code, here: known.name, there: place.name });
      if (known) continue;
      const kind = kindOf(place);
      await placeNewUnit(tx, {
        parentId: input.parentId, name: place.name, shortName: place.name.replace(/办事处$/, ''), kind, code: place.code, sort: index,
        ...(kind === 'represented' ? { represents: place.code } : {}), ...(input.from ? { from: input.from } : {}),
      });
      added += 1;
    }
    await recordAudit(tx, { action: 'organisations.import-divisions', subjectKind: 'organisations.unit', subjectId: input.parentId, unitId: input.parentId, after: { below: input.below, added, differing } });
    return { added, present: places.length - added, differing };
  });
}
