import { recordAudit, type ReadTx, type Tx } from '@gongkai/database';
import { z } from 'zod';
import { findIssuer, findSetting, putSetting } from './settings.store.ts';

/** A setting of the jurisdiction, checked by its schema; what is not set takes the schema's defaults. */
export async function readSetting<S extends z.ZodType>(tx: ReadTx, key: string, schema: S): Promise<z.output<S>> {
  return schema.parse((await findSetting(tx, key))?.value ?? {});
}

/** Writes a setting after its schema has accepted it; before and after stand in the audit. The caller has asked its policy. */
export async function writeSetting<S extends z.ZodType>(tx: Tx, key: string, schema: S, value: z.input<S>): Promise<z.output<S>> {
  const next = schema.parse(value);
  const before = await findSetting(tx, key, true);
  await putSetting(tx, key, next);
  await recordAudit(tx, { action: 'organisations.write-setting', subjectKind: 'organisations.setting', subjectId: null, before: { [key]: before?.value ?? null }, after: { [key]: next } });
  return next;
}

/** What the jurisdiction prints on its documents and pages; `officeName` is the office that issues them. */
export const issuerSetting = z.strictObject({ officeName: z.string().min(1).max(100).optional() });
export const issuerSettingKey = 'organisations.issuer';

export interface Issuer {
  name: string;
  shortName: string;
  officeName: string;
  code: string;
}

/** In whose name documents leave: the jurisdiction and its office. */
export async function issuer(tx: ReadTx): Promise<Issuer> {
  const { name, shortName, code, officeName } = await findIssuer(tx);
  const setting = await readSetting(tx, issuerSettingKey, issuerSetting);
  return { name, shortName, code, officeName: setting.officeName ?? officeName ?? name };
}
