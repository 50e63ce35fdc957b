import { accountsHolding, accountsOfPersons, actorsOf, type AccountActor } from '@gongkai/accounts';
import { absencesOn, listUnits, personNames, personsInPost, unitIdsAbove } from '@gongkai/organisations';
import type { ReadTx } from '@gongkai/database';
import type { ChainStep } from './contract.ts';

type Post = Extract<ChainStep['by'], { post: unknown }>['post'];

/** Somebody whose opinion is asked for. A person without an account signs on paper. */
export interface Reviewer {
  personId: string;
  personName: string;
  accountId: string | null;
  /** As it stands in the review sheet. */
  postName: string | null;
}

/** Where a step looks for people, and who may not be among them. */
export interface StepPlace {
  unitId: string;
  organUnitId: string;
  authorPersonIds: readonly string[];
}

/** Who takes a post's place when its holder is the author himself. */
const nextPosts: Record<Post, readonly Post[]> = {
  'leader-in-charge': ['head'],
  head: ['leader-in-charge'],
  'office-leader': ['head', 'leader-in-charge'],
  officer: ['deputy-officer'],
  'deputy-officer': ['officer'],
  member: [],
};

/** The people whom a step asks now, without the authors; empty when there is nobody. */
export async function reviewersOf(tx: ReadTx, step: ChainStep, place: StepPlace): Promise<Reviewer[]> {
  if ('post' in step.by) return inPost(tx, step.by.post, step.of, place);
  const accountIds = 'role' in step.by ? await inRole(tx, step.by.role, step.of, place) : step.by.accountIds;
  const actors = await actorsOf(tx, accountIds);
  return actors.filter((actor) => !place.authorPersonIds.includes(actor.personId))
    .map((actor) => ({ personId: actor.personId, personName: actor.name, accountId: actor.accountId, postName: null }));
}

/** People by id, with their accounts. */
export async function reviewersById(tx: ReadTx, personIds: readonly string[]): Promise<Reviewer[]> {
  const names = await personNames(tx, personIds);
  return withAccounts(tx, personIds.flatMap((personId) => {
    const personName = names.get(personId);
    return personName === undefined ? [] : [{ personId, personName, postName: null }];
  }));
}

async function inRole(tx: ReadTx, role: string, of: ChainStep['of'], place: StepPlace): Promise<string[]> {
  const unitId = of === 'jurisdiction' ? undefined : of === 'organ' ? place.organUnitId : place.unitId;
  const actors = await actorsOf(tx, await accountsHolding(tx, 'reviews.decide', unitId));
  const fits = (actor: AccountActor) => actor.grants.some((grant) =>
    grant.role === role && (unitId === undefined || grant.unitIds === 'all' || grant.unitIds.has(unitId)));
  return actors.filter(fits).map((actor) => actor.accountId);
}

// Nobody approves his own work: where the only holder is the author, the next post of the unit answers, then the unit above.
async function inPost(tx: ReadTx, post: Post, of: ChainStep['of'], place: StepPlace): Promise<Reviewer[]> {
  for (const unitId of await unitsOf(tx, of, place)) {
    const holders = await holdersOf(tx, unitId, post, place);
    if (holders.others.length > 0) return withAccounts(tx, holders.others);
    if (!holders.authorHolds) continue;
    for (const next of nextPosts[post]) {
      const { others } = await holdersOf(tx, unitId, next, place);
      if (others.length > 0) return withAccounts(tx, others);
    }
  }
  return [];
}

async function unitsOf(tx: ReadTx, of: ChainStep['of'], place: StepPlace): Promise<string[]> {
  const above = await unitIdsAbove(tx, of === 'organ' ? place.organUnitId : place.unitId);
  const first = of === 'organ' ? place.organUnitId : place.unitId;
  const upwards = [first, ...above.filter((unitId) => unitId !== first)];
  if (of !== 'jurisdiction') return upwards;
  const units = await listUnits(tx);
  const central = units.filter((unit) => unit.kind === 'office' || unit.kind === 'government').sort((a, b) => (a.kind === b.kind ? a.sort - b.sort : a.kind === 'office' ? -1 : 1));
  return central.map((unit) => unit.id);
}

type Holder = Omit<Reviewer, 'accountId'>;

async function holdersOf(tx: ReadTx, unitId: string, post: Post, place: StepPlace): Promise<{ others: Holder[]; authorHolds: boolean }> {
  const holders = await personsInPost(tx, { unitId, post });
  const isAuthor = (personId: string) => place.authorPersonIds.includes(personId);
  return {
    others: holders.filter((holder) => !isAuthor(holder.personId)).map((holder) => ({ personId: holder.personId, personName: holder.name, postName: holder.title })),
    authorHolds: holders.some((holder) => isAuthor(holder.personId)),
  };
}

async function withAccounts(tx: ReadTx, people: readonly Holder[]): Promise<Reviewer[]> {
  const accounts = await accountsOfPersons(tx, people.map((person) => person.personId));
  return people.map((person) => ({ ...person, accountId: accounts.get(person.personId) ?? null }));
}

/** Who stands in for whom today. */
export interface Absence {
  personId: string;
  deputyPersonId: string;
  deputyName: string;
}

/** Everybody who is away today, with his deputy. */
export async function absencesToday(tx: ReadTx): Promise<Absence[]> {
  return absencesOn(tx);
}

/** The person himself and those for whom he stands in today. */
export async function actsFor(tx: ReadTx, personId: string): Promise<string[]> {
  const absences = await absencesToday(tx);
  return [personId, ...absences.filter((absence) => absence.deputyPersonId === personId).map((absence) => absence.personId)];
}

/** The accounts that learn of a question: those who are asked, and the deputies of those who are away. */
export async function accountsAsked(tx: ReadTx, reviewers: readonly { personId: string; accountId: string | null }[]): Promise<string[]> {
  const asked = new Set(reviewers.map((reviewer) => reviewer.personId));
  const deputies = (await absencesToday(tx)).filter((absence) => asked.has(absence.personId)).map((absence) => absence.deputyPersonId);
  const accounts = await accountsOfPersons(tx, deputies);
  return [...new Set([...reviewers.flatMap((reviewer) => reviewer.accountId ?? []), ...accounts.values()])];
}
