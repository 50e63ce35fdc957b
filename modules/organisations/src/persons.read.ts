import { sql } from 'kysely';
import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
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

/** Filters of the list of persons. */
export interface PersonFilter {
  unitId?: string;
  text?: string;
  post?: string;
  left?: boolean;
  after?: string;
  limit: number;
}

export interface PersonRow {
  id: string;
  name: string;
  nameKey: string;
  unitId: string;
  unitName: string;
  email: string | null;
  phone: string | null;
  leftOn: string | null;
  version: number;
  posts: { post: string; title: string | null; fullTime: boolean | null; unitName: string }[];
}

/** One page of persons by name with the posts they hold on a day; a person is found by name or by the letters of it. */
export async function readPersons(tx: ReadTx, filter: PersonFilter, at: string): Promise<Page<PersonRow>> {
  const held = sql`h.valid_from <= ${at} and (h.valid_to is null or h.valid_to > ${at})`;
  const conditions = [filter.left ? sql`p.left_on is not null` : sql`p.left_on is null`];
  if (filter.unitId) conditions.push(sql`p.unit_id in (select organisations.units_below(${filter.unitId}))`);
  if (filter.text) conditions.push(sql`(p.name like ${like(filter.text)} or p.name_key like ${`${like(filter.text.toLowerCase()).slice(1)}`})`);
  if (filter.post) conditions.push(sql`exists (select from organisations.posts h where h.jurisdiction_id = p.jurisdiction_id and h.person_id = p.id and h.post = ${filter.post} and ${held})`);
  if (filter.after) {
    const [nameKey, id] = decodeCursor(filter.after, 2);
    conditions.push(sql`(p.name_key, p.id) > (${nameKey}, ${id}::uuid)`);
  }
  const { rows } = await sql<PersonRow>`
    select p.id, p.name, p.name_key as "nameKey", p.unit_id as "unitId", u.name as "unitName", p.email, p.phone, p.left_on as "leftOn", p.version,
      coalesce((select json_agg(json_build_object('post', h.post, 'title', h.title, 'fullTime', h.full_time, 'unitName', v.name) order by h.sort, h.id)
        from organisations.posts h join organisations.units v on v.jurisdiction_id = h.jurisdiction_id and v.id = h.unit_id
        where h.jurisdiction_id = p.jurisdiction_id and h.person_id = p.id and ${held}), '[]') as posts
    from organisations.persons p join organisations.units u on u.jurisdiction_id = p.jurisdiction_id and u.id = p.unit_id
    where ${sql.join(conditions, sql` and `)} order by p.name_key, p.id limit ${filter.limit + 1}`.execute(tx.db);
  return toPage(rows, filter.limit, (row) => [row.nameKey, row.id]);
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** All posts that are held on a day with the addresses of their holders, for the export. */
export async function readHeldPosts(tx: ReadTx, at: string): Promise<(PostView & { email: string | null; phone: string | null })[]> {
  const { rows } = await sql<PostView & { email: string | null; phone: string | null }>`
    select p.id, p.person_id as "personId", n.name as "personName", p.unit_id as "unitId", u.name as "unitName", p.post, p.title, p.full_time as "fullTime",
      p.valid_from as "validFrom", p.valid_to as "validTo", n.email, n.phone
    from organisations.posts p
    join organisations.persons n on n.jurisdiction_id = p.jurisdiction_id and n.id = p.person_id
    join organisations.units u on u.jurisdiction_id = p.jurisdiction_id and u.id = p.unit_id
    where p.valid_from <= ${at} and (p.valid_to is null or p.valid_to > ${at}) order by u.sort, u.name_key, p.sort, n.name_key, p.id`.execute(tx.db);
  return rows;
}
