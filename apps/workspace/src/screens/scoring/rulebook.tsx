import type { Rulebook, RulebookComparison, RulebookView } from '@gongkai/scoring/contract';
import { Alert, Button, Card, Checkbox, Descriptions, Input, Select, Skeleton, Table, Tag } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf, api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { recentMonths } from './entry-columns.tsx';
import { RulebookEditor } from './rulebook-editor.tsx';
import { useRulebooks } from './rules-in-force.ts';
import './scoring.css';

type Wording = { zh: string; en: string };
const useNamed = () => {
  const { language } = useLanguage();
  return (wording: Wording): string => (language === 'en' ? wording.en : wording.zh);
};

/** One version of the rules: where it comes from, what it settles, its tables; a draft can be written and tried. */
export function RulebookPage() {
  const text = useText();
  const named = useNamed();
  const { rulebookId } = useParams();
  const found = useRecord<RulebookView>(`/scoring/rulebooks/${rulebookId}`);
  const crumbs = [{ title: text('scoring.rulebooks'), to: '/scoring/rulebooks' }];
  if (!found.data) return <Page title={text('scoring.rulebook-title')} crumbs={crumbs}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const view = found.data;
  const book = view.rulebook as Rulebook;
  return (
    <Page title={named(view.title)} crumbs={crumbs} tags={<><StateTag state={`scoring.rulebook-state.${view.state}`} colour={view.state === 'in-force' ? 'success' : 'default'} /><Tag>{view.name}</Tag></>} actions={<Actions view={view} />}>
      {view.allowed.includes('save') && <RulebookEditor key={view.version} view={view} />}
      <Comparison view={view} />
      <Card className="work-section">
        <Descriptions column={1} size="small" items={[
          { key: 'source', label: text('scoring.source-title'), children: `${book.source.issuer} ${book.source.title}${book.source.docNo ? `（${book.source.docNo}）` : ''}` },
          { key: 'completeness', label: text('scoring.completeness'), children: named(book.source.completeness) },
          ...(view.effectiveFrom === null ? [] : [{ key: 'from', label: text('scoring.effective-from'), children: view.effectiveFrom }]),
        ]} />
      </Card>
      {book.choices.length > 0 && (
        <Card className="work-section" title={<h2>{text('scoring.choices')}</h2>}>
          <dl>{book.choices.map((choice) => <div key={choice.id}><dt><strong>{named(choice.question)}</strong></dt><dd>{named(choice.chosen)}</dd></div>)}</dl>
        </Card>
      )}
      {book.rules.map((rule) => (
        <Card key={rule.id} className="work-section" title={<h2>{named(rule.label)}</h2>}>
          <Table size="small" rowKey="id" pagination={false} scroll={{ x: 'max-content' }} dataSource={rule.rows} columns={[
            { title: text('scoring.rule'), key: 'label', render: (_, row) => <>{named(row.label)}{(row.supplements ?? []).map((one) => <div key={one.id}>＋ {named(one.label)} {pointsText(one.points)}</div>)}</> },
            { title: text('scoring.points'), align: 'right', key: 'points', render: (_, row) => pointsText(row.points) },
          ]} />
        </Card>
      ))}
      {(['periodRules', 'quotas', 'vetoes', 'awards'] as const).filter((part) => book[part].length > 0).map((part) => (
        <Card key={part} className="work-section" title={<h2>{text(`scoring.part-title.${part}`)}</h2>}>
          <ul>{book[part].map((one) => <li key={one.id}>{named(one.label)}{'conditions' in one && <ul>{one.conditions.map((condition) => <li key={condition.id}>{named(condition.label)}</li>)}</ul>}</li>)}</ul>
        </Card>
      ))}
    </Page>
  );
}

const pointsText = (points: number | { tag: string; times: number }): string => (typeof points === 'number' ? String(points) : `${points.tag} × ${points.times}`);

function Actions({ view }: { view: RulebookView }) {
  const text = useText();
  const navigate = useNavigate();
  const draft = useAction<{ rulebook: unknown }, RulebookView>('/scoring/rulebooks', { touches: ['/scoring/rulebooks'], onDone: (made) => void navigate(`/scoring/rulebooks/${made.id}`) });
  const discard = useAction<void>(`/scoring/rulebooks/${view.id}/discard`, { touches: ['/scoring/rulebooks'], bodyOf: () => ({ seenVersion: view.version }), onDone: () => void navigate('/scoring/rulebooks') });
  return (
    <>
      <Button href={addressOf(`/scoring/rulebooks/${view.id}/file`)} download>{text('scoring.export-file')}</Button>
      {view.allowed.includes('copy') && <ActionButton label={text('scoring.copy')} run={() => draft.mutateAsync({ rulebook: view.rulebook })} />}
      {view.allowed.includes('enforce') && <Enforce view={view} />}
      {view.allowed.includes('discard') && <ActionButton danger label={text('scoring.discard')} explanation={text('scoring.discard-explain')} run={() => discard.mutateAsync()} />}
    </>
  );
}

interface Values {
  month: string;
  retroactive: boolean;
}

function Enforce({ view }: { view: RulebookView }) {
  const text = useText();
  const now = new Date();
  const next = recentMonths(1, new Date(Date.UTC(now.getFullYear(), now.getMonth() + 1, 15)))[0]!;
  return (
    <DialogForm<Values, RulebookView> label={text('scoring.enforce')} button={{ type: 'primary' }} initial={{ month: next, retroactive: false }}
      labels={{ month: text('scoring.effective-from'), effectiveFrom: text('scoring.effective-from'), retroactive: text('scoring.retroactive'), rulebook: text('scoring.findings') }}
      save={({ month, retroactive }, idempotencyKey) => api.post(`/scoring/rulebooks/${view.id}/enforce`, { effectiveFrom: `${month}-01`, retroactive, seenVersion: view.version }, { idempotencyKey })}>
      <Field name="month" label={text('scoring.effective-from')} help={text('scoring.enforce-help')} required><Input type="month" /></Field>
      <Field name="retroactive" label="" valueName="checked"><Checkbox>{text('scoring.retroactive')}</Checkbox></Field>
    </DialogForm>
  );
}

/** What differs from another version. */
function Comparison({ view }: { view: RulebookView }) {
  const text = useText();
  const named = useNamed();
  const [params, setParams] = useSearchParams();
  const list = useRulebooks();
  const chosen = params.get('with');
  const others = (list.data?.rows ?? []).filter((row) => row.id !== view.id);
  const found = useRecord<RulebookComparison>(chosen === null ? null : `/scoring/rulebooks/${chosen}/comparison`, { with: view.id });
  if (others.length === 0) return null;
  return (
    <Card className="work-section" title={<h2>{text('scoring.compare')}</h2>} extra={
      <Select aria-label={text('scoring.compare-with')} placeholder={text('scoring.compare-with')} className="scoring-unit" allowClear value={chosen} options={others.map((row) => ({ value: row.id, label: `${named(row.title)} ${row.bookVersion}` }))}
        onChange={(value: string | undefined) => setParams(value ? { with: value } : {})} />}>
      <Problems error={found.error} />
      {found.data?.changes.length === 0 && <Alert type="info" title={text('scoring.no-changes')} />}
      {found.data && found.data.changes.length > 0 && (
        <Table size="small" rowKey={(row) => `${row.part} ${row.id}`} pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={found.data.changes} columns={[
          { title: text('scoring.part'), key: 'label', render: (_, row) => named(row.label) },
          { title: text('scoring.state'), key: 'change', render: (_, row) => text(`scoring.change.${row.change}`) },
          { title: text('scoring.before'), key: 'before', render: (_, row) => <code className="scoring-json">{row.before}</code> },
          { title: text('scoring.after'), key: 'after', render: (_, row) => <code className="scoring-json">{row.after}</code> },
        ]} />
      )}
    </Card>
  );
}
