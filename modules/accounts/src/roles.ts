import type { Scope } from '@gongkai/kernel';

/** Everything that a role may be allowed, by module; routes name these. */
const business = {
  officer: [
    'attachments.upload', 'disclosures.read', 'disclosures.write', 'organisations.read', 'periodicals.answer', 'periodicals.read',
    'reviews.record', 'scoring.read', 'submissions.inside', 'submissions.read', 'submissions.write',
  ],
  'unit-leader': [
    'attachments.upload', 'disclosures.read', 'organisations.read', 'periodicals.answer', 'periodicals.read', 'reviews.decide', 'scoring.read',
    'submissions.inside', 'submissions.read',
  ],
  'unit-head': [
    'attachments.upload', 'disclosures.read', 'organisations.read', 'periodicals.answer', 'periodicals.read', 'reviews.decide', 'scoring.read',
    'submissions.inside', 'submissions.read',
  ],
  editor: [
    'attachments.upload', 'disclosures.read', 'organisations.read', 'organisations.write', 'periodicals.edit', 'periodicals.read',
    'periodicals.record', 'reviews.configure', 'scoring.keep', 'scoring.read', 'submissions.desk', 'submissions.read',
  ],
  'office-leader': [
    'attachments.upload', 'disclosures.read', 'organisations.read', 'periodicals.read', 'periodicals.sign', 'reviews.decide', 'scoring.read',
    'submissions.read',
  ],
  clerk: [
    'attachments.upload', 'disclosures.read', 'organisations.read', 'periodicals.read', 'periodicals.record', 'reviews.record', 'scoring.read',
    'submissions.read', 'submissions.register',
  ],
  'confidentiality-reviewer': ['attachments.release', 'attachments.upload', 'disclosures.read', 'organisations.read', 'periodicals.read', 'reviews.decide', 'submissions.read'],
  'disclosure-officer': [
    'attachments.upload', 'disclosures.publish', 'disclosures.read', 'disclosures.write', 'organisations.read', 'periodicals.read', 'reviews.record',
  ],
  'government-leader': [
    'disclosures.read', 'organisations.read', 'periodicals.instruct', 'periodicals.read', 'reviews.decide', 'scoring.read', 'submissions.read',
  ],
} as const satisfies Record<string, readonly string[]>;

/**
 * The three administrators (GB/T 22239—2019, 8.1.5): one keeps accounts and units, one grants roles and sets policies, one reads the
 * audit. They are three people, and none of them does business.
 */
const administrators = {
  'system-admin': ['accounts.manage', 'organisations.read', 'organisations.settings', 'organisations.write'],
  'security-admin': ['accounts.grant', 'organisations.read'],
  'audit-admin': ['audit.read', 'organisations.read'],
} as const satisfies Record<string, readonly string[]>;

/** Roles with the permissions that each gives. */
export const rolePermissions: Readonly<Record<Role, readonly string[]>> = { ...business, ...administrators };

export type Role = keyof typeof business | keyof typeof administrators;
export const roles = Object.keys({ ...business, ...administrators }) as [Role, ...Role[]];

/** Roles of one family may be combined; an account never holds roles of two families at once. */
export type RoleFamily = keyof typeof administrators | 'business';

/** The family of a role: each administrator is one of its own. */
export function familyOf(role: Role): RoleFamily {
  return role in administrators ? (role as keyof typeof administrators) : 'business';
}

/** How far a role usually reaches: officers and leaders act for their unit, the office's people, the government's leaders and the administrators for the jurisdiction. */
export function usualScope(role: Role): Scope {
  return role === 'officer' || role === 'unit-leader' || role === 'unit-head' ? 'unit' : 'jurisdiction';
}

/** The permissions of a role; a role that is no longer known gives none. */
export function permissionsOf(role: string): ReadonlySet<string> {
  return new Set(role in rolePermissions ? rolePermissions[role as Role] : []);
}

/** The roles that give a permission. */
export function rolesWith(permission: string): Role[] {
  return roles.filter((role) => rolePermissions[role].includes(permission));
}
