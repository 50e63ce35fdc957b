import { useMemo, useRef, useState } from 'react';
import type { TriedFacts } from '@gongkai/scoring/contract';
import type { Problem } from '@gongkai/kernel';
import { Alert, Button, Input } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { fieldId } from '../../../parts/problems.tsx';
import { api, ApiError } from '../../../parts/api.ts';
import type { Book } from '../book/parts.ts';
import { FileProblems } from './file-problems.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';

/** The rulebook as text, for experts: taken over as a whole once it can be read. */
export function JsonSection() {
  const store = useStore();
  const { text } = useWords();
  const book = useDraftPart((draft) => draft.book);
  const typed = useDraftPart((draft) => draft.text);
  const written = useMemo(() => JSON.stringify(book, null, 2), [book]);
  const [wrong, setWrong] = useState<{ book: unknown; problems: readonly Problem[] } | null>(null);
  const [said, setSaid] = useState<{ type: 'error' | 'success'; words: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const takeOver = async (words: string) => {
    setWrong(null);
    setSaid(null);
    setBusy(true);
    try {
      const parsed: unknown = JSON.parse(words);
      const tried = await api.post<TriedFacts>('/scoring/rulebooks/try', { rulebook: parsed, facts: [], read: true });
      if (tried.problems.length > 0) return setWrong({ book: parsed, problems: tried.problems });
      store.replace(tried.rulebook as Book);
      store.put({ text: null });
      setSaid({ type: 'success', words: text('rulebook.text-taken') });
    } catch (failure) {
      if (failure instanceof SyntaxError) setSaid({ type: 'error', words: text('scoring.json-invalid', { message: failure.message }) });
      else if (failure instanceof ApiError) setWrong({ book: null, problems: failure.problems });
      else throw failure;
    } finally {
      setBusy(false);
    }
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    const words = await file.text();
    store.put({ text: words });
    await takeOver(words);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <p className="book-intro">{text('rulebook.json-intro')}</p>
      {wrong && <FileProblems book={wrong.book} problems={wrong.problems} />}
      {said && <Alert type={said.type} showIcon title={said.words} />}
      <div className="book-add book-tools">
        <input ref={input} type="file" className="file-picker" accept=".json" aria-label={text('rulebook.read-file')} onChange={(event) => void read(event.target.files?.[0])} />
        <Button type="primary" disabled={typed === null} loading={busy} onClick={() => void takeOver(typed ?? written)}>{text('rulebook.take-text')}</Button>
        <Button disabled={typed === null} onClick={() => { store.put({ text: null }); setWrong(null); setSaid(null); }}>{text('rulebook.drop-text')}</Button>
        <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>{text('rulebook.read-file')}</Button>
      </div>
      <label className="said-only" htmlFor={fieldId('rulebook-json')}>{text('rulebook.section.json')}</label>
      <Input.TextArea id={fieldId('rulebook-json')} className="scoring-json" spellCheck={false} value={typed ?? written} autoSize={{ minRows: 20, maxRows: 40 }} onChange={(event) => store.put({ text: event.target.value })} />
    </>
  );
}
