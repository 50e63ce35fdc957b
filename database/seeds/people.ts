import { county, countyUnits } from './county.ts';
import { nameGiver } from './names.ts';
import { randomFrom } from './random.ts';
import type { PersonSeed, RoleKey, UnitSeed } from './story.ts';

const random = randomFrom('people of qinglan');
const nextName = nameGiver(random);

type PersonRow = readonly [unitKey: string, slot: string, post: string, held: readonly RoleKey[], employment?: PersonSeed['employment']];

function person(...[unitKey, slot, post, held, employment = null]: PersonRow): PersonSeed {
  const key = `${unitKey}-${slot}`;
  return {
    key, name: nextName(), unitKey, post, roles: held, employment,
    email: `${key}@${county.code}.example`, loginName: key,
  };
}

const headPosts: Partial<Record<UnitSeed['kind'], readonly [head: string, leader: string, officer: string]>> = {
  township: ['镇长', '副镇长', '党政办干事'],
  department: ['局长', '副局长', '办公室干事'],
  zone: ['管委会主任', '管委会副主任', '党政办干事'],
  'direct-point': ['主任', '副主任', '综合科干事'],
};

function postsOf(unit: UnitSeed): readonly [string, string, string] {
  if (unit.shortName.endsWith('街道')) return ['街道办事处主任', '街道办事处副主任', '党政办干事'];
  if (unit.shortName.endsWith('乡')) return ['乡长', '副乡长', '党政办干事'];
  if (unit.key === 'yiyuan') return ['院长', '副院长', '院办干事'];
  return headPosts[unit.kind]!;
}

/** One head, one leader in charge and one or two information officers; larger units have a full-time officer. */
function staffOf(unit: UnitSeed): PersonSeed[] {
  const [head, leader, officer] = postsOf(unit);
  const staff = [
    person(unit.key, 'head', head, ['unit-head']),
    person(unit.key, 'leader', leader, ['unit-leader']),
    person(unit.key, 'officer', officer, ['officer'], unit.assessmentClass === 'A' ? 'full-time' : 'part-time'),
  ];
  if (unit.assessmentClass === 'A') staff.push(person(unit.key, 'officer2', officer, ['officer'], 'part-time'));
  return staff;
}

const villageStaff = (unit: UnitSeed): PersonSeed[] => [
  person(unit.key, 'head', '村民委员会主任', ['unit-head', 'unit-leader']),
  person(unit.key, 'officer', '村文书', ['officer'], 'part-time'),
];

const governmentStaff: readonly PersonSeed[] = [
  person('zhengfu', 'magistrate', '县长', ['government-leader', 'unit-head']),
  person('zhengfu', 'deputy1', '常务副县长', ['government-leader']),
  person('zhengfu', 'deputy2', '副县长', ['government-leader']),
  person('zhengfu', 'deputy3', '副县长', ['government-leader']),
  person('bangongshi', 'director', '主任', ['office-leader', 'unit-head']),
  person('bangongshi', 'deputy', '副主任', ['office-leader', 'unit-leader']),
  person('bangongshi', 'clerk', '文书科科员', ['clerk']),
  person('bangongshi', 'secrecy', '保密审查员', ['confidentiality-reviewer']),
  person('bangongshi', 'disclosure', '政务公开科科长', ['disclosure-officer']),
  person('bangongshi', 'system', '信息中心系统管理员', ['system-admin']),
  person('bangongshi', 'security', '信息中心安全管理员', ['security-admin']),
  person('bangongshi', 'audit', '审计管理员', ['audit-admin']),
  person('xinxike', 'chief', '信息科科长', ['editor']),
  person('xinxike', 'editor', '信息科科员', ['editor']),
];

const staffed = new Set<UnitSeed['kind']>(['township', 'street', 'department', 'zone', 'direct-point']);

/** Everybody who works in the county's story. */
export const countyPeople: readonly PersonSeed[] = [
  ...governmentStaff,
  ...countyUnits.filter((unit) => staffed.has(unit.kind)).flatMap(staffOf),
  ...countyUnits.filter((unit) => unit.kind === 'village').flatMap(villageStaff),
];

const byKey = new Map(countyPeople.map((one) => [one.key, one]));

/** The person with a key; a wrong key is a mistake in the story. */
export function personOf(key: string): PersonSeed {
  const found = byKey.get(key);
  if (found === undefined) throw new Error(`nobody has the key ${key}`);
  return found;
}

/** The people of one unit who hold a role. */
export function holdersOf(unitKey: string, role: RoleKey): readonly PersonSeed[] {
  return countyPeople.filter((one) => one.unitKey === unitKey && one.roles.includes(role));
}
