import { useRef } from 'react';
import type { RulebookSummary, RulebookView } from '@gongkai/scoring/contract';
import { App, Button, Dropdown, Skeleton, Table } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { api, ApiError } from '../../parts/api.ts';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems, problemText } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { useRulebooks } from './rules-in-force.ts';

/** Versions of the rules, in force and in draft. */
export function Rulebooks() {
  const text = useText();
  const { language } = useLanguage();
  const list = useRulebooks();
  const named = (title: { zh: string; en: string }) => (language === 'en' ? title.en : title.zh);
  if (!list.data) return <Page title={text('scoring.rulebooks')}>{list.error ? <Problems error={list.error} /> : <Skeleton active />}</Page>;
  return (
    <Page title={text('scoring.rulebooks')} actions={list.data.allowed.includes('draft') && <NewDraft shipped={list.data.shipped.map((one) => ({ key: one.key, label: named(one.title) }))} />}>
      <Table<RulebookSummary> rowKey="id" pagination={false} scroll={{ x: 'max-content' }} dataSource={list.data.rows} columns={[
        { title: text('scoring.title'), key: 'title', render: (_, row) => <Link to={`/scoring/rulebooks/${row.id}`}>{named(row.title)}</Link> },
        { title: text('scoring.version'), key: 'version', render: (_, row) => row.name },
        { title: text('scoring.state'), key: 'state', render: (_, row) => <StateTag state={`scoring.rulebook-state.${row.state}`} colour={row.state === 'in-force' ? 'success' : 'default'} /> },
        { title: text('scoring.effective-from'), dataIndex: 'effectiveFrom' },
        { title: text('scoring.recorded-by'), key: 'by', render: (_, row) => row.adoptedBy ?? row.changedBy },
        { title: text('scoring.recorded-at'), key: 'at', render: (_, row) => minuteText(row.changedAt) },
      ]} />
    </Page>
  );
}

function NewDraft({ shipped }: { shipped: { key: string; label: string }[] }) {
  const text = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const draft = useAction<{ rulebook: unknown }, RulebookView>('/scoring/rulebooks', { touches: ['/scoring/rulebooks'], onDone: (view) => void navigate(`/scoring/rulebooks/${view.id}`) });
  const begin = async (rulebook: unknown) => {
    try {
      await draft.mutateAsync({ rulebook });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      void message.error(failure.problems.slice(0, 5).map((problem) => `${problem.path ?? ''} ${problemText(text, problem)}`).join(' '));
    }
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    const words = await file.text();
    try {
      await begin(JSON.parse(words));
    } catch (failure) {
      if (!(failure instanceof SyntaxError)) throw failure;
      void message.error(text('scoring.json-invalid', { message: failure.message }));
    }
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input ref={input} type="file" className="file-picker" accept=".json" aria-label={text('scoring.from-file')} onChange={(event) => void read(event.target.files?.[0])} />
      <Button onClick={() => input.current?.click()}>{text('scoring.from-file')}</Button>
      <Dropdown menu={{ items: shipped, onClick: ({ key }) => void api.get(`/scoring/rulebooks/shipped/${key}`).then(begin) }} trigger={['click']}>
        <Button type="primary" loading={draft.isPending}>{text('scoring.from-shipped')}</Button>
      </Dropdown>
    </>
  );
}
