import { useMemo } from 'react';
import type { RulebookView } from '@gongkai/scoring/contract';
import { Card, Select, Skeleton, Tag } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { compareBooks } from './book/compare-books.ts';
import type { Book } from './book/parts.ts';
import { ChangesView } from './reading/changes-view.tsx';
import { RulebookReading } from './reading/rulebook-reading.tsx';
import { RulebookActions } from './rulebook-actions.tsx';
import { RulebookDraft } from './rulebook-draft.tsx';
import { useRulebooks } from './rules-in-force.ts';
import { said, wordsFor } from './words/words.ts';
import './scoring.css';

/** One version of the rules: a draft to be written, or what is in force to be read and compared. */
export function RulebookPage() {
  const { text, language } = useLanguage();
  const { rulebookId } = useParams();
  const found = useRecord<RulebookView>(`/scoring/rulebooks/${rulebookId}`);
  const crumbs = [{ title: text('scoring.rulebooks'), to: '/scoring/rulebooks' }];
  if (!found.data) return <Page title={text('scoring.rulebook-title')} crumbs={crumbs}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const view = found.data;
  if (view.allowed.includes('save')) return <RulebookDraft key={view.id} view={view} crumbs={crumbs} />;
  return (
    <Page title={said({ language }, view.title)} crumbs={crumbs} actions={<RulebookActions view={view} />} tags={<>
      <StateTag state={`scoring.rulebook-state.${view.state}`} colour={view.state === 'in-force' ? 'success' : 'default'} />
      <Tag>{text('rulebook.version', { version: view.bookVersion })}</Tag>
      {view.effectiveFrom !== null && <Tag>{text('rulebook.in-force-from', { day: view.effectiveFrom })}</Tag>}
    </>}>
      <Comparison view={view} />
      <RulebookReading book={view.rulebook as Book} />
    </Page>
  );
}

/** What differs from another version. */
function Comparison({ view }: { view: RulebookView }) {
  const text = useText();
  const { language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const list = useRulebooks();
  const chosen = params.get('with');
  const others = (list.data?.rows ?? []).filter((row) => row.id !== view.id);
  const other = useRecord<RulebookView>(chosen === null ? null : `/scoring/rulebooks/${chosen}`);
  const changes = useMemo(() => {
    if (!other.data) return null;
    const side = ({ rulebook }: RulebookView) => ({ book: rulebook as Book, words: wordsFor(rulebook as Book, language, text) });
    return compareBooks(side(other.data), side(view));
  }, [other.data, view, language, text]);
  if (others.length === 0) return null;
  const options = others.map((row) => ({ value: row.id, label: `${said({ language }, row.title)} ${text('rulebook.version', { version: row.bookVersion })}${text('workspace.aside', { words: text(`scoring.rulebook-state.${row.state}`) })}` }));
  return (
    <Card className="work-section" title={<h2>{text('scoring.compare')}</h2>} extra={
      <Select aria-label={text('scoring.compare-with')} placeholder={text('scoring.compare-with')} className="scoring-unit" popupMatchSelectWidth={false} allowClear value={chosen} options={options} onChange={(value: string | undefined) => setParams(value ? { with: value } : {})} />}>
      <Problems error={other.error} />
      {chosen !== null && other.isPending && <Skeleton active />}
      {other.data && changes !== null && changes.length > 0 && <p className="book-intro">{text('rulebook.from-to', { from: text('rulebook.version', { version: other.data.bookVersion }), to: text('rulebook.version', { version: view.bookVersion }) })}</p>}
      {changes === null ? chosen === null && <p className="book-intro">{text('rulebook.compare-help')}</p> : <ChangesView changes={changes} />}
    </Card>
  );
}
