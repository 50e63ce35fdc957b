import { basename } from 'node:path';
import { annotateImport, importDocuments } from '@gongkai/disclosures';
import { listUnits } from '@gongkai/organisations';
import { accountOfLogin, accountsHolding, actorOf } from '@gongkai/accounts';
import type { ReadTx } from '@gongkai/database';
import { translate } from '@gongkai/ui/messages';
import { Refusal, type Command } from '../command.ts';
import { optionOf, readArgument, writeOutputFile } from '../input.ts';
import { reachDeployment, reachOptions } from '../reach.ts';

/** `gongkai import documents`: documents of other organs into the catalogue, all or nothing unless wrong lines shall be left out. */
export const importDocumentsCommand: Command = {
  name: 'import documents',
  summary: 'import documents of other organs into the catalogue (JSON lines; schema: modules/disclosures/README.md)',
  arguments: 'FILE',
  options: {
    ...reachOptions,
    column: { type: 'string', value: 'CODE', summary: 'column of the catalogue (default: laws)' },
    person: { type: 'string', value: 'LOGIN', summary: 'who answers for the import (default: a disclosure officer)' },
    'leave-out': { type: 'boolean', summary: 'import the lines without errors and leave the others' },
    errors: { type: 'string', value: 'FILE', summary: 'where the same file goes, with a list of errors in every wrong line' },
    basis: { type: 'string', value: 'TEXT', summary: 'on which basis the documents are cleared without a chain' },
  },
  async run(call) {
    const bytes = await readArgument(call);
    const errorsFile = optionOf(call, 'errors');
    const marked = errorsFile === null ? null : annotateImport(bytes, ({ code, path, values }) => [path, translate('en', code, values)].filter(Boolean).join(': '));
    if (marked !== null) writeOutputFile(errorsFile!, marked);
    const result = await reachDeployment(call, async (reached) => {
      const context = await reached.context();
      const { unitId, personId } = await context.read(async (tx) => {
        const units = await listUnits(tx);
        const unit = units.find((one) => one.kind === 'office') ?? units.find((one) => one.parentId === null);
        const personId = await answeringPerson(tx, optionOf(call, 'person'));
        if (!unit) throw new Refusal('The jurisdiction has no unit yet.');
        return { unitId: unit.id, personId };
      });
      return importDocuments(context, {
        name: basename(call.positionals[0]!), bytes, columnCode: optionOf(call, 'column') ?? 'laws', unitId, personId,
        ...(call.values['leave-out'] === true ? { wrongRows: 'leave-out' as const } : {}),
        basis: optionOf(call, 'basis') ?? '上级机关已公开的文件，转载其公布文本',
      });
    });
    call.io.out(call.json ? `${JSON.stringify(result)}\n` : `${result.imported} documents imported, ${result.known} were there already${result.leftOut > 0 ? `, ${result.leftOut} with errors left out` : ''}\n`);
    return 0;
  },
};

async function answeringPerson(tx: ReadTx, login: string | null): Promise<string> {
  if (login !== null) {
    const account = await accountOfLogin(tx, login);
    if (!account) throw new Refusal(`There is no account ${login}.`);
    return account.personId;
  }
  const [accountId] = await accountsHolding(tx, 'disclosures.publish');
  const actor = accountId ? await actorOf(tx, accountId) : null;
  if (actor?.kind !== 'account') throw new Refusal('Nobody may publish here yet: name who answers for the import with --person LOGIN.');
  return actor.personId;
}
