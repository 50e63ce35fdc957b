import { sql } from 'kysely';
import { newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { PostKind } from './contract.ts';

/** One post of one person, as stored. */
export interface PostRow {
  id: string;
  personId: string;
  unitId: string;
  post: PostKind;
  title: string | null;
  fullTime: boolean | null;
  sort: number;
  validFrom: string;
  validTo: string | null;
}

const columns = [
  'id', 'person_id as personId', 'unit_id as unitId', 'post', 'title', 'full_time as fullTime', 'sort', 'valid_from as validFrom', 'valid_to as validTo',
] as const;

/** A post, locked, or null. */
export async function findPost(tx: Tx, postId: string): Promise<PostRow | null> {
  return ((await tx.db.selectFrom('organisations.posts').select(columns).where('id', '=', postId).forUpdate().executeTakeFirst()) as PostRow | undefined) ?? null;
}

/** Posts that are held on a day or later, by unit or by person, locked. */
export async function findOpenPosts(tx: Tx, of: { unitId?: string; personId?: string; post?: PostKind; on: string }): Promise<PostRow[]> {
  let query = tx.db.selectFrom('organisations.posts').select(columns).where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', of.on)]));
  if (of.unitId) query = query.where('unit_id', '=', of.unitId);
  if (of.personId) query = query.where('person_id', '=', of.personId);
  if (of.post) query = query.where('post', '=', of.post);
  return (await query.orderBy('id').forUpdate().execute()) as PostRow[];
}

/** Inserts a post and returns its id. */
export async function insertPost(tx: Tx, post: Omit<PostRow, 'id'>): Promise<string> {
  const id = newId();
  await tx.db.insertInto('organisations.posts').values({
    id, person_id: post.personId, unit_id: post.unitId, post: post.post, title: post.title, full_time: post.fullTime, sort: post.sort,
    valid_from: post.validFrom, valid_to: post.validTo,
  }).execute();
  return id;
}

/** Ends a post; one that has not begun becomes empty. */
export async function endPostRow(tx: Tx, postId: string, on: string): Promise<void> {
  await tx.db.updateTable('organisations.posts').set({ valid_to: sql<string>`greatest(valid_from, ${on}::date)` }).where('id', '=', postId).execute();
}

/** Notes who stands in for whom. */
export async function insertAbsence(tx: Tx, absence: { personId: string; deputyPersonId: string; from: string; to: string; reason: string | null }): Promise<string> {
  const id = newId();
  await tx.db.insertInto('organisations.absences').values({
    id, person_id: absence.personId, deputy_person_id: absence.deputyPersonId, valid_from: absence.from, valid_to: absence.to, reason: absence.reason,
  }).execute();
  return id;
}

/** Ends absences of a person that reach beyond a day. */
export async function endAbsences(tx: Tx, personId: string, on: string): Promise<void> {
  await tx.db.updateTable('organisations.absences').set({ valid_to: sql<string>`greatest(valid_from, ${on}::date)` })
    .where('person_id', '=', personId).where('valid_to', '>', on).execute();
}

/** Who holds posts in a unit on a day, with the deputy of whoever is away on it. */
export async function findHolders(tx: ReadTx, of: { unitId: string; post?: PostKind; at: string }) {
  let query = tx.db.selectFrom('organisations.posts as p')
    .innerJoin('organisations.persons as n', (join) => join.onRef('n.jurisdiction_id', '=', 'p.jurisdiction_id').onRef('n.id', '=', 'p.person_id'))
    .leftJoin('organisations.absences as a', (join) => join.onRef('a.jurisdiction_id', '=', 'p.jurisdiction_id').onRef('a.person_id', '=', 'p.person_id')
      .on('a.valid_from', '<=', of.at).on('a.valid_to', '>', of.at))
    .leftJoin('organisations.persons as d', (join) => join.onRef('d.jurisdiction_id', '=', 'a.jurisdiction_id').onRef('d.id', '=', 'a.deputy_person_id'))
    .select(['p.person_id as personId', 'n.name', 'p.post', 'p.title', 'p.full_time as fullTime', 'p.valid_from as since', 'd.id as deputyPersonId', 'd.name as deputyName'])
    .where('p.unit_id', '=', of.unitId).where('p.valid_from', '<=', of.at)
    .where((on) => on.or([on('p.valid_to', 'is', null), on('p.valid_to', '>', of.at)]));
  if (of.post) query = query.where('p.post', '=', of.post);
  return query.orderBy('p.sort').orderBy('n.name_key').orderBy('p.id').execute();
}

/** Who is away on a day, and who stands in. */
export async function findAbsencesOn(tx: ReadTx, at: string): Promise<{ personId: string; deputyPersonId: string; deputyName: string }[]> {
  return tx.db.selectFrom('organisations.absences as a')
    .innerJoin('organisations.persons as d', (join) => join.onRef('d.jurisdiction_id', '=', 'a.jurisdiction_id').onRef('d.id', '=', 'a.deputy_person_id'))
    .select(['a.person_id as personId', 'a.deputy_person_id as deputyPersonId', 'd.name as deputyName'])
    .where('a.valid_from', '<=', at).where('a.valid_to', '>', at).orderBy('a.person_id').execute();
}
