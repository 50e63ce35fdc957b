import type { AdoptedKind, Addressee, PublicationColumn, PublicationView } from '@gongkai/periodicals/contract';
import { Card, Descriptions, Input, InputNumber, Select, Skeleton } from 'antd';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import './periodicals.css';

const frequencies = ['irregular', 'daily', 'weekly', 'ten-days', 'monthly', 'quarterly'] as const;

/** The publications of the office: columns, masthead and distribution. */
export function Publications() {
  const text = useText();
  const publications = useRecord<{ rows: PublicationView[] }>('/periodicals/publications');
  return (
    <Page title={text('periodicals.publications')}>
      <Problems error={publications.error} />
      {publications.isPending && <Skeleton active />}
      {publications.data?.rows.map((one) => (
        <Card key={one.id} className="work-section" title={one.name} extra={one.allowed.includes('change') && <ChangeDialog key={one.version} one={one} />}>
          <p className="desk-facts">
            <span>{text(`periodicals.frequency.${one.frequency}`)}</span>
            {one.marking && <span>{one.marking}</span>}
            {one.copies !== null && <span>{text('periodicals.copies-printed', { count: one.copies })}</span>}
            <span>{text('periodicals.last-total', { count: one.lastTotal })}</span>
          </p>
          <Descriptions
            size="small" column={1}
            items={[
              {
                key: 'columns', label: text('periodicals.column'),
                children: <span>{one.columns.map((column) => <span key={column.code} className="publication-column"><strong>{column.name}</strong> <small>{column.itemKinds.map((kind: AdoptedKind) => text(`periodicals.kind.${kind}`)).join(text('workspace.list-separator'))}</small></span>)}</span>,
              },
              ...(['report', 'send', 'issue'] as const).filter((list) => one[`${list}List`].length > 0)
                .map((list) => ({ key: list, label: text(`periodicals.list.${list}`), children: namesOf(one[`${list}List`]) })),
            ]}
          />
        </Card>
      ))}
    </Page>
  );
}

const namesOf = (list: readonly Addressee[]): string => list.map((one) => one.name).join('，');

interface Values {
  name: string;
  frequency: PublicationView['frequency'];
  marking: string;
  copies: number | null;
  report: string[];
  send: string[];
  issue: string[];
}

// A line that keeps its name keeps its units; a new one is served on paper until units are named for it.
const listOf = (names: readonly string[], before: readonly Addressee[]): Addressee[] => names.map((name) => before.find((one) => one.name === name) ?? { name, unitIds: [], groups: [] });

function ChangeDialog({ one }: { one: PublicationView }) {
  const text = useText();
  const columns: PublicationColumn[] = one.columns;
  const tags = (list: readonly Addressee[]) => list.map((line) => line.name);
  return (
    <DialogForm<Values, PublicationView>
      label={text('periodicals.publication-change')}
      initial={{ name: one.name, frequency: one.frequency, marking: one.marking ?? '', copies: one.copies, report: tags(one.reportList), send: tags(one.sendList), issue: tags(one.issueList) }}
      labels={{ name: text('periodicals.publication'), copies: text('periodicals.copies'), marking: text('periodicals.marking') }}
      save={(values) =>
        api.put<PublicationView>(`/periodicals/publications/${one.id}`, {
          name: values.name, columns, frequency: values.frequency, issuerName: one.issuerName, marking: values.marking.trim() || null, copies: values.copies ?? null,
          reportList: listOf(values.report, one.reportList), sendList: listOf(values.send, one.sendList), issueList: listOf(values.issue, one.issueList), sort: one.sort, seenVersion: one.version,
        })}
    >
      <Field name="name" label={text('periodicals.publication')} required><Input maxLength={60} /></Field>
      <Field name="frequency" label={text('periodicals.frequency')} required><Select options={frequencies.map((value) => ({ value, label: text(`periodicals.frequency.${value}`) }))} /></Field>
      <Field name="marking" label={text('periodicals.marking')}><Input maxLength={60} /></Field>
      <Field name="copies" label={text('periodicals.copies')}><InputNumber min={1} max={100000} /></Field>
      {(['report', 'send', 'issue'] as const).map((list) => <Field key={list} name={list} label={text(`periodicals.list.${list}`)}><Select mode="tags" open={false} suffixIcon={null} /></Field>)}
    </DialogForm>
  );
}
