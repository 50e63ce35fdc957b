import type { Role } from '@gongkai/accounts/contract';

// Listed here because a contract is imported as types alone; the record makes the compiler miss none.
const all: Record<Role, true> = {
  officer: true, 'unit-leader': true, 'unit-head': true, editor: true, 'office-leader': true, clerk: true, 'confidentiality-reviewer': true,
  'disclosure-officer': true, 'government-leader': true, 'system-admin': true, 'security-admin': true, 'audit-admin': true,
};

/** Every role that can be granted. */
export const roleKeys = Object.keys(all) as Role[];
