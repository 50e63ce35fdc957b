import { hash } from '@node-rs/argon2';
import { testAccount } from '@gongkai/accounts/testing';
import type { Role } from '@gongkai/accounts';
import type { Actor } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { appoint, type Unit } from '@gongkai/organisations';
import { rootUnit, testUnit } from '@gongkai/organisations/testing';
import { ensureDefaultChains } from '@gongkai/reviews';
import type { TestDatabase } from '@gongkai/testing';

export const passwordOf = 'Walls-hold-2026';

export type Person = Extract<Actor, { kind: 'account' }> & { loginName: string; county: string };

export interface Office {
  unit: Unit;
  officer: Person;
  leader: Person;
}

/** A county with reporting units and everybody who works for the whole of it, by role. */
export interface County {
  code: string;
  host: string;
  jurisdictionId: string;
  context: Context;
  root: Unit;
  units: Office[];
  /** People of the government's office whose role reaches over the county. */
  staff: Record<Exclude<Role, 'officer' | 'unit-leader' | 'unit-head'>, Person>;
}

const names = ['清溪', '白石', '龙泉', '柳河', '青山', '石桥', '双河', '安平', '长岭', '永兴', '新集', '大湾', '红旗', '太平'];
const countywide = ['editor', 'office-leader', 'clerk', 'confidentiality-reviewer', 'disclosure-officer', 'government-leader', 'system-admin', 'security-admin', 'audit-admin'] as const;

/** Sets up a county with so many units; everybody can sign in with the one password. */
export async function aCounty(database: TestDatabase, code: string, unitCount: number): Promise<County> {
  const jurisdictionId = await database.addJurisdiction({ code, name: `${code}县`, shortName: code });
  const context = database.context(jurisdictionId);
  const root = await rootUnit(context);
  const office = await testUnit(context, '县政府办公室', { kind: 'office' });
  const person = async (name: string, unit: Unit, role: Role, reach: 'unit' | 'jurisdiction'): Promise<Person> => {
    const loginName = `${role}.${unit.id.slice(-6)}`;
    const account = await testAccount(context, name, unit.id, [{ role, unitId: reach === 'unit' ? unit.id : root.id, scope: reach }], { loginName, email: `${loginName}@${code}.example` });
    return { ...account, loginName, county: code };
  };
  const units: Office[] = [];
  for (const name of names.slice(0, unitCount)) {
    const unit = await testUnit(context, `${name}镇`);
    const leader = await person(`${name}分管领导`, unit, 'unit-leader', 'unit');
    await appoint(context, { personId: leader.personId, unitId: unit.id, post: 'leader-in-charge', from: '2020-01-01' });
    units.push({ unit, leader, officer: await person(`${name}信息员`, unit, 'officer', 'unit') });
  }
  const staff = {} as County['staff'];
  for (const role of countywide) staff[role] = await person(role, office, role, 'jurisdiction');
  await appoint(context, { personId: staff['office-leader'].personId, unitId: office.id, post: 'office-leader', from: '2020-01-01' });
  await context.write((tx) => ensureDefaultChains(tx));
  await allowPasswords(database, jurisdictionId);
  return { code, host: `${code}.localhost`, jurisdictionId, context, root, units, staff };
}

// One hash for all: what is tried here is what a session sees, not how it begins.
async function allowPasswords(database: TestDatabase, jurisdictionId: string): Promise<void> {
  const shared = await hash(passwordOf, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await client.query(`update accounts.accounts set password_hash = $1, password_set_at = now(), must_change_password = false where jurisdiction_id = $2`, [shared, jurisdictionId]);
    await client.query(
      `insert into organisations.settings (jurisdiction_id, key, value, changed_at, changed_by) values ($1, 'accounts.security', '{"secondFactor": "voluntary"}', now(), 'test')
       on conflict (jurisdiction_id, key) do update set value = excluded.value`, [jurisdictionId]);
  } finally {
    await client.end();
  }
}
