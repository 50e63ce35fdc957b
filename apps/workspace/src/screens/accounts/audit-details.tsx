import { Descriptions } from 'antd';
import type { AuditRecordView } from '@gongkai/accounts/contract';
import { useText, type Text } from '../../app/language.tsx';
import { ActorName } from '../../parts/actor-name.tsx';
import { minuteText } from '../../parts/moments.ts';
import { SmallTable } from '../../parts/small-table.tsx';
import { changesOf, wordKeysOf, type AuditChange } from './audit-changes.ts';

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/;
const isCode = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{32,}$/.test(value);

/** The name of a field; one without words stays as the record has it. */
function labelOf(text: Text, path: AuditChange['path']): string {
  if (path.length === 0) return text('audit.field.value');
  return path.map((part) => {
    const said = text(`audit.field.${part}`);
    return said === `audit.field.${part}` ? String(part) : said;
  }).join(' · ');
}

/** A value as a person reads it: days and minutes, yes and no, the words of a code where there are any. */
function valueOf(text: Text, value: unknown, of: { module: string; field: string }): string {
  if (value === undefined) return '';
  if (value === null || value === '') return text('audit.value.none');
  if (typeof value === 'boolean') return text(value ? 'audit.value.yes' : 'audit.value.no');
  if (Array.isArray(value)) return value.length === 0 ? text('audit.value.none') : value.map((one) => valueOf(text, one, of)).join(text('audit.value.between'));
  if (typeof value === 'object') return Object.keys(value).length === 0 ? text('audit.value.none') : JSON.stringify(value);
  const plain = String(value);
  if (moment.test(plain)) return minuteText(plain);
  const key = wordKeysOf(of.module, of.field, plain).find((one) => text(one) !== one);
  return key ? text(key) : plain;
}

/** An audit record: who, when, what, and its fields before and after. */
export function AuditDetails({ record }: { record: AuditRecordView }) {
  const text = useText();
  const module = record.action.split('.', 1)[0]!;
  const changes = record.before === null && record.after === null ? [] : changesOf(record.before ?? undefined, record.after ?? undefined);
  const has = { before: record.before !== null, after: record.after !== null };
  const cell = ({ path }: AuditChange, value: unknown) => {
    const said = valueOf(text, value, { module, field: String(path.findLast((part) => typeof part === 'string') ?? '') });
    return isCode(said) ? <code>{said}</code> : <span className="audit-value">{said}</span>;
  };
  return (
    <>
      <Descriptions className="audit-record" column={1} bordered size="small" items={[
        { key: 'at', label: text('accounts.audit-at'), children: minuteText(record.at) },
        { key: 'actor', label: text('accounts.audit-actor'), children: <ActorName name={record.actorName} /> },
        { key: 'subject', label: text('accounts.audit-subject'), children: <>{text(`audit.subject.${record.subjectKind}`)} {record.subjectId && <code>{record.subjectId}</code>}</> },
      ]} />
      {changes.length > 0 && (
        <SmallTable
          columns={[
            { key: 'field', title: text('accounts.audit-field') }, ...(has.before ? [{ key: 'before', title: text('accounts.audit-before') }] : []),
            ...(has.after ? [{ key: 'after', title: text('accounts.audit-after') }] : []),
          ]}
          rows={changes.map((one) => ({
            key: one.path.join('.'), cells: [labelOf(text, one.path), ...(has.before ? [cell(one, one.before)] : []), ...(has.after ? [cell(one, one.after)] : [])],
          }))}
        />
      )}
    </>
  );
}
