import { useRef, useState } from 'react';
import type { RulebookSummary, RulebookView } from '@gongkai/scoring/contract';
import type { Problem } from '@gongkai/kernel';
import { Alert, Button, Dropdown, Modal, Skeleton, Table } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { Link, useNavigate } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActorName } from '../../parts/actor-name.tsx';
import { api, ApiError } from '../../parts/api.ts';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { blankBook } from './book/blank-book.ts';
import { booksInFile } from './book/books-in-file.ts';
import { FileProblems } from './editor/file-problems.tsx';
import { useRulebooks } from './rules-in-force.ts';
import { said } from './words/words.ts';

/** Versions of the rules, in force and in draft. */
export function Rulebooks() {
  const { text, language } = useLanguage();
  const list = useRulebooks();
  if (!list.data) return <Page title={text('scoring.rulebooks')}>{list.error ? <Problems error={list.error} /> : <Skeleton active />}</Page>;
  return (
    <Page title={text('scoring.rulebooks')} actions={list.data.allowed.includes('draft') && <NewDraft shipped={list.data.shipped.map((one) => ({ key: one.key, label: said({ language }, one.title) }))} />}>
      <Table<RulebookSummary> rowKey="id" pagination={false} scroll={{ x: 'max-content' }} dataSource={list.data.rows} columns={[
        { title: text('scoring.title'), key: 'title', render: (_, row) => <Link to={`/scoring/rulebooks/${row.id}`}>{said({ language }, row.title)}</Link> },
        { title: text('scoring.version'), key: 'version', render: (_, row) => text('rulebook.version', { version: row.bookVersion }) },
        { title: text('scoring.state'), key: 'state', render: (_, row) => <StateTag state={`scoring.rulebook-state.${row.state}`} colour={row.state === 'in-force' ? 'success' : 'default'} /> },
        { title: text('scoring.effective-from'), dataIndex: 'effectiveFrom' },
        { title: text('scoring.recorded-by'), key: 'by', render: (_, row) => <ActorName name={row.adoptedBy ?? row.changedBy} /> },
        { title: text('scoring.recorded-at'), key: 'at', render: (_, row) => minuteText(row.changedAt) },
      ]} />
    </Page>
  );
}

/** What went wrong with a file. */
interface Refused {
  name: string;
  book: unknown;
  problems: readonly Problem[];
  words?: string;
}

function NewDraft({ shipped }: { shipped: { key: string; label: string }[] }) {
  const text = useText();
  const navigate = useNavigate();
  const { jurisdiction } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const draft = useAction<{ rulebook: unknown }, RulebookView>('/scoring/rulebooks', { touches: ['/scoring/rulebooks'] });
  const begin = async (books: readonly unknown[], name: string) => {
    let made: RulebookView | undefined;
    for (const rulebook of books) {
      try {
        made = await draft.mutateAsync({ rulebook });
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure;
        return setRefused({ name, book: rulebook, problems: failure.problems });
      }
    }
    if (made) void navigate(books.length === 1 ? `/scoring/rulebooks/${made.id}` : '/scoring/rulebooks');
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    try {
      await begin(booksInFile(JSON.parse(await file.text())), file.name);
    } catch (failure) {
      if (!(failure instanceof SyntaxError)) throw failure;
      setRefused({ name: file.name, book: null, problems: [], words: text('scoring.json-invalid', { message: failure.message }) });
    }
    if (input.current) input.current.value = '';
  };
  const choose = async (key: string) => begin([key === '' ? blankBook(jurisdiction.name) : await api.get(`/scoring/rulebooks/shipped/${key}`)], '');
  return (
    <>
      <input ref={input} type="file" className="file-picker" accept=".json" aria-label={text('scoring.from-file')} onChange={(event) => void read(event.target.files?.[0])} />
      <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>{text('scoring.from-file')}</Button>
      <Dropdown menu={{ items: [...shipped, { key: '', label: text('rulebook.blank') }], onClick: ({ key }) => void choose(key) }} trigger={['click']}>
        <Button type="primary" loading={draft.isPending}>{text('scoring.from-shipped')}</Button>
      </Dropdown>
      <Modal open={refused !== null} title={text('rulebook.file-refused', { name: refused?.name ?? '' })} footer={null} width={720} onCancel={() => setRefused(null)}>
        {refused?.words && <Alert type="error" showIcon title={refused.words} />}
        {refused && <FileProblems book={refused.book} problems={refused.problems} />}
        <p>{text('rulebook.file-untouched')}</p>
      </Modal>
    </>
  );
}
