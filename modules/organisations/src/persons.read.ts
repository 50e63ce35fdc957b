import { sql } from 'kysely';
import type { ReadTx } from '@gongkai/database';
import type { PersonPage, PostView } from './contract.ts';

/** Posts with names, newest first: of a person, of a unit, or one. */
export async function readPosts(tx: ReadTx, of: { personId?: string; unitId?: string; postId?: string }): Promise<PostView[]> {
  const { rows } = await sql<PostView>`
    select p.id, p.person_id as "personId", n.name as "personName", p.unit_id as "unitId", u.name as "unitName", p.post, p.title,
      p.full_time as "fullTime", p.valid_from as "validFrom", p.valid_to as "validTo"
    from organisations.posts p
    join organisations.persons n on n.jurisdiction_id = p.jurisdiction_id and n.id = p.person_id
    join organisations.units u on u.jurisdiction_id = p.jurisdiction_id and u.id = p.unit_id
    where ${of.postId ? sql`p.id = ${of.postId}` : of.personId ? sql`p.person_id = ${of.personId}` : sql`p.unit_id = ${of.unitId}`}
      and p.valid_to is distinct from p.valid_from
    order by (p.valid_to is not null), p.sort, p.valid_from desc, n.name_key, p.id`.execute(tx.db);
  return rows;
}

/** When a person was or will be away, newest first. */
export async function readAbsences(tx: ReadTx, personId: string): Promise<PersonPage['absences']> {
  const { rows } = await sql<PersonPage['absences'][number]>`
    select a.id, a.deputy_person_id as "deputyPersonId", n.name as "deputyName", a.valid_from as "validFrom", a.valid_to as "validTo", a.reason
    from organisations.absences a join organisations.persons n on n.jurisdiction_id = a.jurisdiction_id and n.id = a.deputy_person_id
    where a.person_id = ${personId} and a.valid_to > a.valid_from order by a.valid_from desc`.execute(tx.db);
  return rows;
}
