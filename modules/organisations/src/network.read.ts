import { sql } from 'kysely';
import type { ReadTx } from '@gongkai/database';
import { z } from 'zod';
import type { NetworkView } from './contract.ts';
import { findSetting } from './settings.store.ts';

/** How many officers a unit has to name: one or two unless the jurisdiction says otherwise. */
export const networkSetting = z.strictObject({ officersMin: z.number().int().min(0).max(20).default(1), officersMax: z.number().int().min(1).max(50).default(2) });
export const networkSettingKey = 'organisations.network';

interface UnitRow {
  unitId: string;
  unitName: string;
  group: NetworkView['units'][number]['group'];
  leader: string | null;
  officers: number;
  fullTime: number;
  partTime: number;
}

/** The information network on a day: leaders in charge and officers, full-time and part-time, and where somebody is missing. */
export async function readNetwork(tx: ReadTx, at: string): Promise<NetworkView> {
  const rules = networkSetting.parse((await findSetting(tx, networkSettingKey))?.value ?? {});
  const held = sql`p.valid_from <= ${at} and (p.valid_to is null or p.valid_to > ${at})`;
  const people = await sql<{ people: number; fullTime: number; leaders: number }>`
    select count(distinct p.person_id) filter (where p.post in ('officer', 'deputy-officer')) as people,
      count(distinct p.person_id) filter (where p.post in ('officer', 'deputy-officer') and p.full_time) as "fullTime",
      count(distinct p.person_id) filter (where p.post = 'leader-in-charge') as leaders
    from organisations.posts p where ${held}`.execute(tx.db);
  const units = await sql<UnitRow>`
    select u.id as "unitId", t.name as "unitName", t.ranking_group as "group",
      (select n.name from organisations.posts p join organisations.persons n on n.jurisdiction_id = p.jurisdiction_id and n.id = p.person_id
        where p.jurisdiction_id = u.jurisdiction_id and p.unit_id = u.id and p.post = 'leader-in-charge' and ${held} limit 1) as leader,
      c.officers, c."fullTime", c.officers - c."fullTime" as "partTime"
    from organisations.units u
    join organisations.unit_periods t on t.jurisdiction_id = u.jurisdiction_id and t.unit_id = u.id and t.valid_from <= ${at} and (t.valid_to is null or t.valid_to > ${at})
    cross join lateral (select count(distinct p.person_id) as officers, count(distinct p.person_id) filter (where p.full_time) as "fullTime"
      from organisations.posts p where p.jurisdiction_id = u.jurisdiction_id and p.unit_id = u.id and p.post in ('officer', 'deputy-officer') and ${held}) c
    where t.kind not in ('government', 'village', 'represented')
    order by array_position(array['township', 'department', 'other'], t.ranking_group), u.sort, u.name_key, u.id`.execute(tx.db);
  const { people: all, fullTime, leaders } = people.rows[0]!;
  return { people: all, fullTime, partTime: all - fullTime, leaders, rules, units: units.rows.map((unit) => ({ ...unit, problems: problemsOf(unit, rules) })) };
}

function problemsOf(unit: UnitRow, rules: NetworkView['rules']): string[] {
  return [
    ...(unit.leader === null ? ['organisations.network-no-leader'] : []),
    ...(unit.officers < rules.officersMin ? ['organisations.network-too-few'] : []),
    ...(unit.officers > rules.officersMax ? ['organisations.network-too-many'] : []),
  ];
}
