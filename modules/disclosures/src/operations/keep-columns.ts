import { allow, deny, enforce, holds, newId, notFound, refuseIf, type Actor, type Problem, type Verdict } from '@gongkai/kernel';
import { dropPages, expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { countInColumn, endColumn, findColumn, insertColumn, lockColumn, updateColumn } from '../columns.store.ts';
import type { AddColumn, ChangeColumn, ColumnView } from '../contract.ts';

const subjectKind = 'disclosures.column';

/** Who may arrange the catalogue: whoever publishes for the whole jurisdiction, since its columns are everybody's. */
function mayArrange(actor: Actor): Verdict {
  if (actor.kind !== 'account') return holds(actor, 'disclosures.publish') ? allow : deny('general.permission-missing');
  const everywhere = actor.grants.some((grant) => grant.unitIds === 'all' && grant.permissions.has('disclosures.publish'));
  return everywhere ? allow : deny('disclosures.columns-need-jurisdiction');
}

/** Adds a column to the catalogue. */
export async function addColumn(context: Context, input: AddColumn): Promise<ColumnView> {
  return context.write(async (tx) => {
    enforce(mayArrange(tx.actor));
    if (await findColumn(tx, { code: input.code })) refuseIf([{ code: 'disclosures.column-code-taken', path: 'code' }]);
    if (input.parentId !== null && !(await findColumn(tx, { id: input.parentId }))) throw notFound([{ code: 'disclosures.no-such-column', path: 'parentId', values: { code: input.parentId } }]);
    const columnId = newId(tx.now.getTime());
    await insertColumn(tx, columnId, input);
    await recordAudit(tx, { action: 'disclosures.add-column', subjectKind, subjectId: columnId, after: { code: input.code, name: input.name } });
    return changed(tx, columnId);
  });
}

/** Renames a column or changes what it says of itself. */
export async function changeColumn(context: Context, columnId: string, { seenVersion, ...input }: ChangeColumn): Promise<ColumnView> {
  return context.write(async (tx) => {
    enforce(mayArrange(tx.actor));
    const before = await lockColumn(tx, columnId);
    expectVersion(seenVersion, before.version, before);
    await updateColumn(tx, columnId, input);
    await recordAudit(tx, { action: 'disclosures.change-column', subjectKind, subjectId: columnId, before: { name: before.name, columnType: before.columnType }, after: { name: input.name, columnType: input.columnType } });
    return changed(tx, columnId);
  });
}

/** Why a column may not be closed now. */
function reasonsAgainstClosing(column: Pick<ColumnView, 'mandatory'>, inside: { columns: number; documents: number }): Problem[] {
  const reasons: Problem[] = [];
  if (column.mandatory) reasons.push({ code: 'disclosures.column-mandatory' });
  if (inside.columns > 0) reasons.push({ code: 'disclosures.column-has-columns', values: { count: inside.columns } });
  if (inside.documents > 0) reasons.push({ code: 'disclosures.column-has-documents', values: { count: inside.documents } });
  return reasons;
}

/** Closes a column in which nothing stands any more. */
export async function closeColumn(context: Context, columnId: string, input: { seenVersion: number }): Promise<ColumnView> {
  return context.write(async (tx) => {
    enforce(mayArrange(tx.actor));
    const column = await lockColumn(tx, columnId);
    expectVersion(input.seenVersion, column.version, column);
    refuseIf(reasonsAgainstClosing(column, await countInColumn(tx, columnId)));
    await endColumn(tx, columnId);
    await recordAudit(tx, { action: 'disclosures.close-column', subjectKind, subjectId: columnId, before: { code: column.code, name: column.name } });
    return changed(tx, columnId);
  });
}

// Names of columns stand on every page of the site.
async function changed(tx: Tx, columnId: string): Promise<ColumnView> {
  await dropPages(tx, ['site', 'lists', 'home']);
  const column = await findColumn(tx, { id: columnId });
  if (!column) throw notFound('general.not-found');
  return column;
}
