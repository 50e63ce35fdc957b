import { line, newId } from '@gongkai/kernel';
import { Context, type Pools } from '@gongkai/database';
import { z } from 'zod';
import type { Unit } from '../contract.ts';
import { listUnits } from '../lookups.ts';
import { insertJurisdiction } from '../jurisdictions.store.ts';
import { addUnit } from './add-unit.ts';

const createJurisdictionInput = z.strictObject({
  /** The first label of its host name. */
  code: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'organisations.jurisdiction-code-invalid'),
  name: line(60),
  shortName: line(20),
  level: z.enum(['province', 'city', 'county']),
  divisionCode: z.string().regex(/^\d{2,6}$/, 'organisations.division-invalid').optional(),
  timeZone: z.string().default('Asia/Shanghai'),
  hosts: z.array(z.string()).default([]),
  demonstration: z.boolean().default(false),
  governmentName: line(100).optional(),
  officeName: line(100).optional(),
  /** The first day of its government and office in the tree. */
  from: z.string().optional(),
});

/**
 * Makes a jurisdiction with its government and the office below it, as the owner of the database; at the console only. Can be run again:
 * what stands already stays.
 */
export async function createJurisdiction(owner: Pools['owner'], input: z.input<typeof createJurisdictionInput>): Promise<{ jurisdictionId: string; government: Unit; office: Unit }> {
  const asked = createJurisdictionInput.parse(input);
  const jurisdictionId = await insertJurisdiction(owner, { id: newId(), ...asked, divisionCode: asked.divisionCode ?? null });
  const context = new Context({ pool: owner, jurisdictionId, actor: { kind: 'console', name: 'console' }, timeZone: asked.timeZone });
  const standing = await context.read((tx) => listUnits(tx));
  const from = asked.from ? { from: asked.from } : {};
  const name = asked.governmentName ?? `${asked.name}人民政府`;
  const government = standing.find((unit) => unit.parentId === null) ?? (await addUnit(context, { parentId: null, name, kind: 'government', ...(asked.divisionCode ? { code: asked.divisionCode } : {}), ...from }));
  const office = standing.find((unit) => unit.kind === 'office') ?? (await addUnit(context, { parentId: government.id, name: asked.officeName ?? `${name}办公室`, shortName: '政府办公室', kind: 'office', ...from }));
  return { jurisdictionId, government, office };
}
