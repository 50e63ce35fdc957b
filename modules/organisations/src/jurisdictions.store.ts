import type { Pools } from '@gongkai/database';

export interface NewJurisdiction {
  id: string;
  code: string;
  name: string;
  shortName: string;
  level: string;
  divisionCode: string | null;
  timeZone: string;
  hosts: string[];
  demonstration: boolean;
}

/** Inserts a jurisdiction, or finds the one that has its code, and returns its id. Only the owner of the database may. */
export async function insertJurisdiction(owner: Pools['owner'], one: NewJurisdiction): Promise<string> {
  await owner.query(
    `insert into shared.jurisdictions (id, code, name, short_name, level, division_code, time_zone, hosts, demonstration)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (code) do nothing`,
    [one.id, one.code, one.name, one.shortName, one.level, one.divisionCode, one.timeZone, one.hosts, one.demonstration],
  );
  const { rows } = await owner.query<{ id: string }>('select id from shared.jurisdictions where code = $1', [one.code]);
  return rows[0]!.id;
}
