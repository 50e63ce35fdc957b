import type { RulebookView } from '@gongkai/scoring/contract';
import { Tag } from 'antd';
import { useLanguage } from '../../app/language.tsx';
import { type Crumb, Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { RulebookEditor } from './editor/rulebook-editor.tsx';
import { useDraftBook } from './editor/use-draft-book.ts';
import { RulebookActions } from './rulebook-actions.tsx';
import { said } from './words/words.ts';

/** A draft of the rules: written, tried and compared on one screen. */
export function RulebookDraft({ view, crumbs }: { view: RulebookView; crumbs: Crumb[] }) {
  const { text, language } = useLanguage();
  const draft = useDraftBook(view);
  const { isDirty } = draft;
  return (
    <Page title={said({ language }, view.title)} crumbs={crumbs} tags={<><StateTag state="scoring.rulebook-state.draft" /><Tag>{text('rulebook.version', { version: view.bookVersion })}</Tag></>}
      actions={<RulebookActions view={view} isDirty={isDirty} beforeEnforcing={() => draft.save()} />}>
      <RulebookEditor draft={draft} />
    </Page>
  );
}
