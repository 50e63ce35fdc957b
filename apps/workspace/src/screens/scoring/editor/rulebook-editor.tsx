import { memo, type ReactNode, useCallback, useMemo, useState } from 'react';
import { Alert, Badge, Button, Checkbox, Tabs } from 'antd';
import { UndoOutlined } from '@ant-design/icons';
import { Link, useSearchParams } from 'react-router';
import { useLanguage, useText } from '../../../app/language.tsx';
import { minuteText } from '../../../parts/moments.ts';
import { Problems } from '../../../parts/problems.tsx';
import { type Section, sections } from '../book/sections.ts';
import { RulebookReading } from '../reading/rulebook-reading.tsx';
import { AwardsSection } from './awards-section.tsx';
import { BasicsSection } from './basics-section.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { ConflictOfBooks } from './conflict-of-books.tsx';
import { CombiningSection } from './combining-section.tsx';
import { Editing, useDraftPart } from './editing.tsx';
import { ExamplesPanel } from './examples-panel.tsx';
import { FileProblems } from './file-problems.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { JsonSection } from './json-section.tsx';
import { PeriodsSection } from './periods-section.tsx';
import { PointsSection } from './points-section.tsx';
import { QuotasSection } from './quotas-section.tsx';
import type { DraftBook } from './use-draft-book.ts';
import { type Found, useTrial } from './use-trial.ts';
import { VetoesSection } from './vetoes-section.tsx';
import { VocabularySection } from './vocabulary-section.tsx';
import './rulebook-editor.css';

const englishKey = 'gongkai.rulebook-english';

/** Writes a draft: its sections on the left, examples, findings and changes beside them, saving below. */
export function RulebookEditor({ draft }: { draft: DraftBook }) {
  const [english, setEnglish] = useState(() => localStorage.getItem(englishKey) === 'yes');
  const choose = (shown: boolean) => {
    localStorage.setItem(englishKey, shown ? 'yes' : 'no');
    setEnglish(shown);
  };
  return (
    <Editing store={draft.store} english={english}>
      <Desk draft={draft} english={english} setEnglish={choose} />
    </Editing>
  );
}

function Desk({ draft, english, setEnglish }: { draft: DraftBook; english: boolean; setEnglish(shown: boolean): void }) {
  const { text, language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const part = params.get('part') ?? 'points';
  const trial = useTrial(draft.store, useMemo(() => ({ text, language }), [text, language]));
  const go = useCallback((name: string, value: string) => setParams((before) => { const next = new URLSearchParams(before); next.set(name, value); return next; }, { replace: true }), [setParams]);
  const jump = useCallback((one: Found) => {
    draft.store.open(one.place.within);
    go('part', one.place.section);
    setTimeout(() => {
      const place = document.getElementById(one.place.part === null ? 'book-title' : `part-${one.place.part}`);
      place?.scrollIntoView({ block: 'center' });
      place?.querySelector<HTMLElement>('input,button')?.focus({ preventScroll: true });
    }, 60);
  }, [draft.store, go]);
  return (
    <div className="book-editor">
      <Restored draft={draft} />
      {draft.error?.kind === 'conflict' ? <ConflictOfBooks draft={draft} error={draft.error} /> : <SaveProblems draft={draft} />}
      <div className="book-desk">
        <div className="book-main"><Sections part={part} found={trial.found} /><SectionBody part={part} /></div>
        <aside className="book-aside" id="book-aside" tabIndex={-1} aria-label={text('rulebook.beside')}>
          <Tabs size="small" activeKey={params.get('beside') ?? 'examples'} onChange={(chosen) => go('beside', chosen)} items={[
            { key: 'examples', label: text('scoring.examples'), children: <><Problems error={trial.error} /><ExamplesPanel book={trial.settled} tried={trial.tried} isStale={trial.isStale} /></> },
            { key: 'findings', label: <Counted label={text('scoring.findings')} count={trial.found.length} />, children: <FindingsPanel book={trial.settled} found={trial.found} jump={jump} /> },
            { key: 'changes', label: text('rulebook.changes'), children: <ChangesPanel book={trial.settled} />, destroyOnHidden: true },
          ]} />
        </aside>
      </div>
      <Foot draft={draft} english={english} setEnglish={setEnglish} />
    </div>
  );
}

const bodies: Record<Section, () => ReactNode> = {
  basics: () => <BasicsSection />, vocabulary: () => <VocabularySection />, points: () => <PointsSection />, combining: () => <CombiningSection />,
  periods: () => <PeriodsSection />, quotas: () => <QuotasSection />, vetoes: () => <VetoesSection />, awards: () => <AwardsSection />,
};

/** The way to the sections, each a link; what is wrong in one is counted on it. */
function Sections({ part, found }: { part: string; found: readonly Found[] }) {
  const text = useText();
  const [params] = useSearchParams();
  const counts = useDraftPart(({ book }) => [book.rules.length, book.combinations.length + book.credits.length, book.periodRules.length, book.quotas.length, book.vetoes.length, book.awards.length].join());
  const size: Record<string, string | undefined> = Object.fromEntries(counts.split(',').map((count, n) => [sections[n + 2]!, count]));
  const to = (section: string): string => { const next = new URLSearchParams(params); next.set('part', section); return `?${next}`; };
  return (
    <nav className="book-nav" aria-label={text('rulebook.sections')}>
      {[...sections, 'read', 'json'].map((section) => (
        <Link key={section} to={to(section)} replace aria-current={section === part ? 'page' : undefined}>
          <Counted label={`${text(`rulebook.section.${section}`)}${size[section] === undefined ? '' : ` ${size[section]}`}`} count={found.filter((one) => one.place.section === section && one.severity === 'error').length} />
        </Link>
      ))}
    </nav>
  );
}

const SectionBody = memo(function SectionBody({ part }: { part: string }) {
  const book = useDraftPart((draft) => (part === 'read' ? draft.book : null));
  if (book) return <RulebookReading book={book} />;
  return part === 'json' ? <JsonSection /> : <div className="book-section">{(bodies[part as Section] ?? bodies.points)()}</div>;
});

/** What the server refused to save. */
function SaveProblems({ draft }: { draft: DraftBook }) {
  const book = useDraftPart((state) => state.book);
  if (draft.error?.kind !== 'invalid' || !draft.error.problems.some((one) => one.path?.startsWith('rulebook'))) return <Problems error={draft.error} />;
  return <div className="problems"><FileProblems book={book} problems={draft.error.problems} /></div>;
}

const Counted = ({ label, count }: { label: string; count: number }) => <span>{label}{count > 0 && <Badge className="book-badge" count={count} />}</span>;

function Restored({ draft }: { draft: DraftBook }) {
  const text = useText();
  if (draft.restored === null) return null;
  return <Alert type="info" showIcon closable className="form-restored" title={text('workspace.draft-restored', { at: minuteText(draft.restored) })} action={<Button size="small" onClick={draft.startAgain}>{text('workspace.draft-drop')}</Button>} />;
}

function Foot({ draft, english, setEnglish }: { draft: DraftBook; english: boolean; setEnglish(shown: boolean): void }) {
  const { text, language } = useLanguage();
  const canUndo = useDraftPart(draft.store.canUndo);
  return (
    <div className="form-foot book-foot">
      <Button type="primary" loading={draft.saving} onClick={() => void draft.save()}>{text('scoring.save')}</Button>
      <Button icon={<UndoOutlined />} disabled={!canUndo} onClick={draft.store.undo}>{text('rulebook.undo')}</Button>
      <Button className="book-to-aside" onClick={() => document.getElementById('book-aside')?.scrollIntoView()}>{text('scoring.examples')}</Button>
      {language !== 'en' && <Checkbox checked={english} onChange={(event) => setEnglish(event.target.checked)}>{text('rulebook.show-english')}</Checkbox>}
      <span role="status" className="form-draft">
        {draft.isDirty ? text('rulebook.not-saved') : text('rulebook.all-saved')}
        {draft.isDirty && draft.draftState.kind === 'kept' && ` · ${text('rulebook.kept-here', { at: minuteText(draft.draftState.at).slice(11) })}`}
        {draft.draftState.kind === 'failed' && text('workspace.draft-failed')}
      </span>
    </div>
  );
}
