import { z } from 'zod';
import { day, id, line, prose, rowsLeftOut, seenVersion } from '@gongkai/kernel';

/** What a unit is; lower and upper governments of other jurisdictions stand in the tree as `represented`. */
export const unitKinds = [
  'government', 'office', 'department', 'township', 'street', 'village', 'affiliated', 'zone', 'liaison', 'direct-point', 'represented',
] as const;
/** With whom a unit is ranked. */
export const rankingGroups = ['township', 'department', 'other'] as const;
export const postKinds = ['leader-in-charge', 'head', 'officer', 'deputy-officer', 'office-leader', 'member'] as const;
export const groupPurposes = ['openness', 'information'] as const;
export const groupSeats = ['leader', 'deputy', 'member', 'office-head', 'office-member'] as const;

export type UnitKind = (typeof unitKinds)[number];
export type RankingGroup = (typeof rankingGroups)[number];
export type PostKind = (typeof postKinds)[number];

/** The ranking group in which a unit of a kind stands unless it is put elsewhere. */
export function usualGroup(kind: UnitKind): RankingGroup {
  if (kind === 'township' || kind === 'street') return 'township';
  return kind === 'department' || kind === 'office' || kind === 'affiliated' ? 'department' : 'other';
}

/** Announcements of this module, with the schemas of their payloads. */
export const announced = {
  unitsMerged: 'organisations.units-merged',
  unitRenamed: 'organisations.unit-renamed',
  unitAbolished: 'organisations.unit-abolished',
  personLeft: 'organisations.person-left',
} as const;
export const unitsMergedPayload = z.strictObject({ fromUnitIds: z.array(id), intoUnitId: id, onDay: day });
export const unitRenamedPayload = z.strictObject({ unitId: id, onDay: day, name: z.string() });
export const unitAbolishedPayload = z.strictObject({ unitId: id, onDay: day, successorIds: z.array(id) });
export const personLeftPayload = z.strictObject({ personId: id, onDay: day });
export type UnitsMerged = z.infer<typeof unitsMergedPayload>;
export type UnitAbolished = z.infer<typeof unitAbolishedPayload>;
export type PersonLeft = z.infer<typeof personLeftPayload>;

export const unitView = z.strictObject({
  id,
  parentId: id.nullable(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(unitKinds),
  group: z.enum(rankingGroups),
  code: z.string().nullable(),
  represents: z.string().nullable(),
  sort: z.number(),
  validFrom: day,
  /** The first day on which the unit no longer is. */
  validTo: day.nullable(),
  version: z.number(),
});
export type Unit = z.infer<typeof unitView>;

export const personView = z.strictObject({
  id,
  name: z.string(),
  unitId: id,
  unitName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  leftOn: day.nullable(),
  version: z.number(),
});
export type Person = z.infer<typeof personView>;

const code = z.string().regex(/^[0-9A-Za-z-]{1,30}$/, 'organisations.code-invalid');
const email = z.string().trim().max(200).pipe(z.email('organisations.email-invalid'));
const phone = z.string().trim().regex(/^\+?[0-9][0-9 ()-]{4,30}$/, 'organisations.phone-invalid');
const scheme = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'organisations.scheme-invalid');
const year = z.coerce.number().int().min(2000).max(2100);

export const addUnitInput = z.strictObject({
  parentId: id.nullable(),
  name: line(100),
  shortName: line(40).optional(),
  kind: z.enum(unitKinds),
  group: z.enum(rankingGroups).optional(),
  code: code.nullable().optional(),
  represents: line(200).nullable().optional(),
  sort: z.number().int().min(0).max(1_000_000).optional(),
  /** The first day of the unit; today unless stated. */
  from: day.optional(),
  basis: line(200).optional(),
});
export const changeUnitInput = z.strictObject({
  seenVersion,
  name: line(100).optional(),
  shortName: line(40).optional(),
  parentId: id.optional(),
  kind: z.enum(unitKinds).optional(),
  group: z.enum(rankingGroups).optional(),
  code: code.nullable().optional(),
  represents: line(200).nullable().optional(),
  sort: z.number().int().min(0).max(1_000_000).optional(),
  /** From which day name, place, kind and group hold; earlier days keep what stood. */
  from: day.optional(),
  basis: line(200).optional(),
});
export const mergeUnitsInput = z.strictObject({
  fromUnitIds: z.array(id).min(1).max(50),
  intoUnitId: id,
  onDay: day.optional(),
  basis: line(200).optional(),
});
export const abolishUnitInput = z.strictObject({
  seenVersion,
  onDay: day.optional(),
  successorIds: z.array(id).max(20).default([]),
  basis: line(200).optional(),
});
export const setClassInput = z.strictObject({ scheme, year, class: line(20).nullable() });
export const creditUnitInput = z.strictObject({
  creditedUnitId: id,
  /** 1 credits the whole; a smaller share divides. */
  share: z.number().gt(0).lte(1).default(1),
  from: day.optional(),
});
export const endOnInput = z.strictObject({ on: day.optional() });

export const addPersonInput = z.strictObject({
  name: line(60),
  unitId: id,
  email: email.nullable().optional(),
  phone: phone.nullable().optional(),
});
export const changePersonInput = z.strictObject({
  seenVersion,
  name: line(60).optional(),
  unitId: id.optional(),
  email: email.nullable().optional(),
  phone: phone.nullable().optional(),
});
export const appointInput = z.strictObject({
  personId: id,
  unitId: id,
  post: z.enum(postKinds),
  title: line(60).nullable().optional(),
  fullTime: z.boolean().nullable().optional(),
  sort: z.number().int().min(0).max(10_000).optional(),
  from: day.optional(),
  to: day.nullable().optional(),
  /** Ends the post of whoever holds it now, where a unit has one holder at a time. */
  replace: z.boolean().default(false),
});
export const recordAbsenceInput = z.strictObject({
  personId: id,
  deputyPersonId: id,
  from: day,
  /** The first day of being back. */
  to: day,
  reason: line(200).nullable().optional(),
});
export const seatInput = z.strictObject({
  personId: id,
  seat: z.enum(groupSeats),
  duties: prose(500).nullable().optional(),
  sort: z.number().int().min(0).max(10_000).optional(),
});
export const setLeadingGroupInput = z.strictObject({
  /** Left out to set a new group up. */
  groupId: id.optional(),
  seenVersion: seenVersion.optional(),
  unitId: id,
  name: line(100),
  purpose: z.enum(groupPurposes),
  officeUnitId: id.nullable().optional(),
  basis: line(200).nullable().optional(),
  from: day.optional(),
  seats: z.array(seatInput).min(1).max(200),
});

export type AddUnit = z.input<typeof addUnitInput>;
export type ChangeUnit = z.input<typeof changeUnitInput>;
export type MergeUnits = z.input<typeof mergeUnitsInput>;
export type AbolishUnit = z.input<typeof abolishUnitInput>;
export type SetClass = z.input<typeof setClassInput>;
export type CreditUnit = z.input<typeof creditUnitInput>;
export type AddPerson = z.input<typeof addPersonInput>;
export type ChangePerson = z.input<typeof changePersonInput>;
export type Appoint = z.input<typeof appointInput>;
export type RecordAbsence = z.input<typeof recordAbsenceInput>;
export type SetLeadingGroup = z.input<typeof setLeadingGroupInput>;

export const classView = z.strictObject({ unitId: id, scheme: z.string(), year: z.number(), class: z.string() });
export const creditView = z.strictObject({
  id, unitId: id, creditedUnitId: id, creditedUnitName: z.string(), share: z.number(), validFrom: day, validTo: day.nullable(),
});
export const postView = z.strictObject({
  id,
  personId: id,
  personName: z.string(),
  unitId: id,
  unitName: z.string(),
  post: z.enum(postKinds),
  title: z.string().nullable(),
  fullTime: z.boolean().nullable(),
  validFrom: day,
  validTo: day.nullable(),
});
export const periodView = z.strictObject({
  name: z.string(), shortName: z.string(), parentId: id.nullable(), parentName: z.string().nullable(),
  kind: z.enum(unitKinds), group: z.enum(rankingGroups), validFrom: day, validTo: day.nullable(), basis: z.string().nullable(),
});
export const successionView = z.strictObject({ predecessorId: id, predecessorName: z.string(), successorId: id, successorName: z.string(), onDay: day });
export const groupView = z.strictObject({
  id, unitId: id, name: z.string(), purpose: z.enum(groupPurposes), officeUnitId: id.nullable(), officeUnitName: z.string().nullable(),
  basis: z.string().nullable(), validFrom: day, validTo: day.nullable(), version: z.number(),
  seats: z.array(z.strictObject({
    id, personId: id, personName: z.string(), seat: z.enum(groupSeats), duties: z.string().nullable(), validFrom: day, validTo: day.nullable(),
  })),
});
export const unitPage = z.strictObject({
  unit: unitView,
  parentName: z.string().nullable(),
  periods: z.array(periodView),
  successions: z.array(successionView),
  classes: z.array(classView),
  credits: z.array(creditView),
  posts: z.array(postView),
  groups: z.array(groupView),
  allowed: z.array(z.string()),
});
export const personPage = z.strictObject({
  person: personView,
  posts: z.array(postView),
  absences: z.array(z.strictObject({ id, deputyPersonId: id, deputyName: z.string(), validFrom: day, validTo: day, reason: z.string().nullable() })),
  allowed: z.array(z.string()),
});
export const networkView = z.strictObject({
  /** People of the information network now, each counted once; full-time wins where somebody is both. */
  people: z.number(),
  fullTime: z.number(),
  partTime: z.number(),
  leaders: z.number(),
  rules: z.strictObject({ officersMin: z.number(), officersMax: z.number() }),
  units: z.array(z.strictObject({
    unitId: id, unitName: z.string(), group: z.enum(rankingGroups),
    leader: z.string().nullable(), officers: z.number(), fullTime: z.number(), partTime: z.number(), problems: z.array(z.string()),
  })),
});
export const personRow = personView.extend({
  posts: z.array(z.strictObject({ post: z.enum(postKinds), title: z.string().nullable(), fullTime: z.boolean().nullable(), unitName: z.string() })),
});
export type PersonRowView = z.infer<typeof personRow>;
export const importedUnits = z.strictObject({ units: z.number(), present: z.number(), persons: z.number(), posts: z.number(), ...rowsLeftOut });
export type ImportedUnitsView = z.infer<typeof importedUnits>;
export type UnitPage = z.infer<typeof unitPage>;
export type PersonPage = z.infer<typeof personPage>;
export type PostView = z.infer<typeof postView>;
export type CreditView = z.infer<typeof creditView>;
export type ClassView = z.infer<typeof classView>;
export type GroupView = z.infer<typeof groupView>;
export type NetworkView = z.infer<typeof networkView>;
