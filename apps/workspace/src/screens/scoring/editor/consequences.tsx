import { useMemo } from 'react';
import { Button } from 'antd';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { newConsequence } from '../book/new-parts.ts';
import type { Consequence } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { sayConsequence } from '../words/say-periods.ts';
import { said } from '../words/words.ts';
import { ChoiceField, ManyField, NumberField, WordingField, YesField } from './fields.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';

const effects = ['notice', 'ineligible', 'target-deduction', 'interview'] as const;

/** What follows when a task is missed or a veto strikes. */
export function Consequences({ at, consequences, least }: { at: At; consequences: readonly Consequence[]; least: 0 | 1 }) {
  const store = useStore();
  const words = useWords();
  const { text } = words;
  const awards = useDraftPart((draft) => draft.book.awards);
  const options = useMemo(() => awards.map((one) => ({ value: one.id, label: said(words, one.label) })), [awards, words]);
  return (
    <div>
      <h4>{text('rulebook.consequences')}</h4>
      {consequences.map((one, n) => (
        <div key={n} className="book-inner" role="group" aria-label={sayConsequence(words, one)}>
          <div className="book-fields">
            <ChoiceField at={join(at, n, 'effect')} value={one.effect} label={text('rulebook.effect-label')} options={effects.map((effect) => ({ value: effect, label: text(`rulebook.effect.${effect}`) }))} />
            <YesField at={join(at, n, 'byDecision')} value={one.byDecision} label={text('rulebook.by-decision')} />
            <WordingField at={join(at, n, 'label')} value={one.label} label={text('rulebook.consequence-label')} />
            {one.effect === 'ineligible' && <ManyField at={join(at, n, 'awards')} value={one.awards} label={text('rulebook.consequence-awards')} options={options} placeholder={text('rulebook.all-awards')} />}
            {(one.effect === 'target-deduction' || one.points !== undefined) && <NumberField at={join(at, n, 'points')} value={one.points} label={text('rulebook.consequence-points')} after={text('rulebook.points-unit')} optional />}
          </div>
          {consequences.length > least && <Button size="small" type="text" danger icon={<CloseOutlined />} onClick={() => store.remove(at, n)}>{text('rulebook.remove-consequence')}</Button>}
        </div>
      ))}
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => store.add(at, newConsequence())}>{text('rulebook.add-consequence')}</Button>
    </div>
  );
}
