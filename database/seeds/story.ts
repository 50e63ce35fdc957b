/** Where a unit stands in the demonstration: its place in the tree, its group for assessment and its class. */
export interface UnitSeed {
  /** Stable key; also the local part of the unit's mail addresses. */
  key: string;
  name: string;
  shortName: string;
  parentKey: string | null;
  kind: 'government' | 'office' | 'department' | 'township' | 'street' | 'village' | 'zone' | 'direct-point' | 'represented';
  level: 'province' | 'city' | 'county' | 'township' | 'village';
  /** The group in which the unit is ranked; null for units that are not assessed. */
  group: 'township' | 'department' | 'other' | null;
  assessmentClass: 'A' | 'B' | 'C' | null;
  /** The address of the jurisdiction that a represented unit belongs to (text, never a key). */
  represents: string | null;
  /** The organ's part of an index number (索引号), invented. */
  organCode: string;
}

/** A score of one unit that also counts for another (a direct-reporting point's two parents). */
export interface CreditSeed {
  fromUnitKey: string;
  toUnitKey: string;
  basis: 'county-office' | 'counterpart-department';
}

export const roles = [
  'officer',
  'unit-leader',
  'unit-head',
  'editor',
  'office-leader',
  'clerk',
  'confidentiality-reviewer',
  'disclosure-officer',
  'government-leader',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type RoleKey = (typeof roles)[number];

/** A named person with the post and the roles held in one unit. */
export interface PersonSeed {
  key: string;
  name: string;
  unitKey: string;
  /** The post as it stands on a door plate: 副镇长, 信息科科长. */
  post: string;
  roles: readonly RoleKey[];
  /** Information officers are counted as full-time or part-time; null for everybody else. */
  employment: 'full-time' | 'part-time' | null;
  email: string;
  loginName: string;
}

/** A jurisdiction of the demonstration: the tenant, its tree and its people. */
export interface JurisdictionSeed {
  code: string;
  name: string;
  governmentName: string;
  level: 'county';
  cityName: string;
  timeZone: 'Asia/Shanghai';
  units: readonly UnitSeed[];
  credits: readonly CreditSeed[];
  people: readonly PersonSeed[];
}

/** A person offered on the demonstration's sign-in page. */
export interface CastMember {
  jurisdictionCode: string;
  personKey: string;
  role: RoleKey;
  label: { 'zh-CN': string; en: string };
  tryThis: { 'zh-CN': string; en: string };
}
