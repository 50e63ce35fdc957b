import { z } from 'zod';
import { day, id, line, moment, seenVersion } from '@gongkai/kernel';
import { roles } from './roles.ts';
import { securitySetting } from './security-setting.ts';

export { familyOf, rolePermissions, roles } from './roles.ts';
export type { Role, RoleFamily } from './roles.ts';
export { securitySetting };
export type { SecuritySetting } from './security-setting.ts';

/** The name of the session cookie. */
export const sessionCookie = 'gongkai_session';
export const scopes = ['unit', 'subtree', 'jurisdiction'] as const;

/** Announcements of this module. */
export const announced = { rolesChanged: 'accounts.roles-changed', accountDisabled: 'accounts.account-disabled' } as const;
export const rolesChangedPayload = z.strictObject({ accountId: id });
export const accountDisabledPayload = z.strictObject({ accountId: id, reason: z.string() });

const loginName = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'accounts.login-name-invalid');
const email = z.string().trim().max(200).pipe(z.email('accounts.email-invalid'));
const secret = z.string().min(1, 'general.required').max(200, 'general.too-long');
const code = z.string().trim().min(6).max(20);
const dayOrMoment = z.union([day, moment]);

export const signInInput = z.strictObject({ loginName: z.string().max(100), password: secret, code: code.optional() });
export const createAccountInput = z.strictObject({
  personId: id,
  loginName,
  email: email.nullable().optional(),
  /** Left out where the person is invited and sets his own. */
  password: secret.optional(),
  language: z.enum(['zh-CN', 'en']).optional(),
});
export const issueAccountInput = createAccountInput.omit({ password: true }).extend({ invite: z.boolean().default(true) });
export const changeAccountInput = z.strictObject({ seenVersion, loginName: loginName.optional(), email: email.nullable().optional() });
export const grantRoleInput = z.strictObject({
  accountId: id,
  role: z.enum(roles),
  unitId: id,
  scope: z.enum(scopes).default('unit'),
  /** A day begins with it, a moment at it; now unless stated. */
  from: dayOrMoment.nullable().optional(),
  /** A day is the last one included, a moment the first one excluded. */
  to: dayOrMoment.nullable().optional(),
  reason: line(200).nullable().optional(),
});
export const grantBody = grantRoleInput.omit({ accountId: true });
export const changePasswordInput = z.strictObject({ current: secret, next: secret });
export const codeInput = z.strictObject({ code });
export const acceptInvitationInput = z.strictObject({ password: secret, code: code.optional() });
export const demonstrationInput = z.strictObject({ key: z.string().max(60) });
export const ownSettingsInput = z.strictObject({ language: z.enum(['zh-CN', 'en']) });
export const disableInput = z.strictObject({ seenVersion });

export type SignIn = z.input<typeof signInInput>;
export type CreateAccount = z.input<typeof createAccountInput>;
export type ChangeAccount = z.input<typeof changeAccountInput>;
export type GrantRole = z.input<typeof grantRoleInput>;
export type AcceptInvitation = z.input<typeof acceptInvitationInput>;

/** A rule for passwords as a message key with its values. */
export const passwordRule = z.strictObject({ code: z.string(), values: z.record(z.string(), z.number()).optional() });

export const sessionView = z.strictObject({
  account: z.strictObject({
    id,
    name: z.string(),
    loginName: z.string(),
    unitId: id,
    unitName: z.string(),
    roles: z.array(z.strictObject({ role: z.string(), unitId: id, unitName: z.string(), scope: z.enum(scopes) })),
  }),
  permissions: z.array(z.string()),
  /** What must be done first: until then nothing but the own account is open. */
  demands: z.array(z.enum(['change-password', 'enrol-second-factor'])),
  jurisdiction: z.strictObject({ name: z.string(), code: z.string(), demonstration: z.boolean() }),
  language: z.enum(['zh-CN', 'en']).nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

export const demonstrationPerson = z.strictObject({
  key: z.string(), name: z.string(), post: z.string(), unit: z.string(), roleLabel: z.string(), tryThis: z.string(),
});
export const invitationView = z.strictObject({
  name: z.string(),
  loginName: z.string(),
  unitName: z.string(),
  secondFactor: z.strictObject({ secret: z.string(), picture: z.string(), uri: z.string() }).nullable(),
  passwordRules: z.array(passwordRule),
});
export const enrolment = z.strictObject({ secret: z.string(), picture: z.string(), uri: z.string() });
export const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });
export const ownAccountView = z.strictObject({
  loginName: z.string(), email: z.string().nullable(), secondFactor: z.boolean(), recoveryCodesLeft: z.number(), passwordSetAt: moment.nullable(),
  passwordRules: z.array(passwordRule), demands: z.array(z.string()),
});
export const ownSessionView = z.strictObject({
  id, begunAt: moment, lastSeenAt: moment, address: z.string(), agent: z.string(), current: z.boolean(),
});

export const accountStates = ['active', 'invited', 'disabled', 'locked'] as const;
export const grantView = z.strictObject({
  id, role: z.string(), unitId: id, unitName: z.string(), scope: z.enum(scopes), validFrom: moment, validTo: moment.nullable(),
  reason: z.string().nullable(), grantedBy: z.string(), revokedBy: z.string().nullable(), state: z.enum(['holds', 'coming', 'ended']),
});
export const accountView = z.strictObject({
  id, personId: id, name: z.string(), unitId: id, unitName: z.string(), loginName: z.string(), email: z.string().nullable(),
  state: z.enum(accountStates), disabledReason: z.string().nullable(), secondFactor: z.boolean(), lastUsedAt: moment.nullable(), createdAt: moment,
  roles: z.array(z.string()), version: z.number(), allowed: z.array(z.string()),
});
export const accountPage = accountView.extend({
  grants: z.array(grantView),
  /** What may be granted here, each with how far it usually reaches. */
  grantable: z.array(z.strictObject({ role: z.enum(roles), scope: z.enum(scopes) })),
  openSessions: z.number(),
});
export type GrantView = z.infer<typeof grantView>;
export type AccountView = z.infer<typeof accountView>;
export type AccountPage = z.infer<typeof accountPage>;

export const auditRecordView = z.strictObject({
  id, at: moment, actorKind: z.string(), actorId: id.nullable(), actorName: z.string(), action: z.string(), subjectKind: z.string(), subjectId: id.nullable(),
  unitId: id.nullable(), unitName: z.string().nullable(), before: z.unknown(), after: z.unknown(), outcome: z.enum(['done', 'refused', 'failed']),
  address: z.string().nullable(), requestId: z.string().nullable(), sealed: z.boolean(),
});
export type AuditRecordView = z.infer<typeof auditRecordView>;
