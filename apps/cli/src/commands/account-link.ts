import { createSetupLink } from '@gongkai/accounts';
import { WrongUse, type Command } from '../command.ts';
import { optionOf } from '../input.ts';
import { reachDeployment, reachOptions } from '../reach.ts';

const administrators = ['system-admin', 'security-admin', 'audit-admin'] as const;

/** `gongkai account link`: a one-time link by which an administrator sets his password. */
export const accountLink: Command = {
  name: 'account link',
  summary: 'print a one-time link by which one of the three administrators sets a password',
  options: { ...reachOptions, role: { type: 'string', value: 'ROLE', summary: 'system-admin (default), security-admin or audit-admin' } },
  async run(call) {
    const role = (optionOf(call, 'role') ?? 'system-admin') as (typeof administrators)[number];
    if (!administrators.includes(role)) throw new WrongUse('--role takes system-admin, security-admin or audit-admin');
    const made = await reachDeployment(call, async (reached) => createSetupLink(await reached.context(), role));
    call.io.out(call.json ? `${JSON.stringify(made)}\n` : `${made.link}\n`);
    return 0;
  },
};
