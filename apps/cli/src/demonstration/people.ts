import { castDemonstration, createAccount, grantRole, usualScope } from '@gongkai/accounts';
import { addPerson, addUnit, appoint, creditUnit, setClass } from '@gongkai/organisations';
import { cast, type JurisdictionSeed, type PersonSeed, type RoleKey } from '@gongkai/seeds';
import type { Stage } from './stage.ts';

const posts: Partial<Record<RoleKey, 'leader-in-charge' | 'head' | 'officer' | 'office-leader'>> = {
  'unit-leader': 'leader-in-charge', 'unit-head': 'head', officer: 'officer', 'office-leader': 'office-leader',
};

/** Sets up the units of a jurisdiction below its government and office, with classes and credit relations. */
export async function enterUnits(stage: Stage, seed: JurisdictionSeed, year: number): Promise<void> {
  const context = stage.system();
  const rootId = stage.unit(seed.units[0]!.key);
  for (const unit of seed.units) stage.unitNames.set(unit.key, unit.name);
  for (const [sort, unit] of seed.units.entries()) {
    if (!stage.units.has(unit.key)) {
      const added = await addUnit(context, {
        parentId: unit.parentKey ? stage.unit(unit.parentKey) : rootId, name: unit.name, shortName: unit.shortName, kind: unit.kind,
        ...(unit.group ? { group: unit.group } : {}), code: unit.organCode, represents: unit.represents, sort, from: '2015-01-01',
      });
      stage.units.set(unit.key, added.id);
    }
    if (unit.assessmentClass) for (const one of [year - 1, year]) await setClass(context, stage.unit(unit.key), { scheme: 'information', year: one, class: unit.assessmentClass });
  }
  for (const credit of seed.credits) await creditUnit(context, stage.unit(credit.fromUnitKey), { creditedUnitId: stage.unit(credit.toUnitKey), from: '2015-01-01' });
}

/** Enters the people with their posts, accounts and roles, and puts the cast on the sign-in page. */
export async function enterPeople(stage: Stage, seed: JurisdictionSeed): Promise<void> {
  for (const person of seed.people) await enterPerson(stage, person);
  const members = cast.filter((member) => member.jurisdictionCode === seed.code);
  const titles = new Map(seed.people.map((person) => [person.key, person.post]));
  await castDemonstration(stage.system(), members.map((member) => ({
    key: member.personKey,
    accountId: stage.accounts.get(member.personKey)!,
    texts: {
      'zh-CN': { post: titles.get(member.personKey) ?? '', roleLabel: member.label['zh-CN'], tryThis: member.tryThis['zh-CN'] },
      en: { post: titles.get(member.personKey) ?? '', roleLabel: member.label.en, tryThis: member.tryThis.en },
    },
  })));
}

async function enterPerson(stage: Stage, seed: PersonSeed): Promise<void> {
  const context = stage.system();
  const unitId = stage.unit(seed.unitKey);
  const person = await addPerson(context, { name: seed.name, unitId, email: seed.email });
  stage.persons.set(seed.key, person.id);
  for (const role of seed.roles) {
    const post = posts[role];
    if (post) await appoint(context, { personId: person.id, unitId, post, title: seed.post, fullTime: seed.employment ? seed.employment === 'full-time' : null, from: '2020-01-01' });
  }
  if (seed.roles.length === 0) return;
  const { accountId } = await createAccount(context, { personId: person.id, loginName: seed.loginName, email: seed.email });
  stage.accounts.set(seed.key, accountId);
  for (const role of seed.roles) await grantRole(context, { accountId, role, unitId, scope: usualScope(role) });
}
