import { useMemo } from 'react';
import { Button, InputNumber } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { newCondition } from '../book/new-parts.ts';
import type { Condition } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { sayCondition } from '../words/say-periods.ts';
import { groupName, said } from '../words/words.ts';
import { MatchEditor } from './condition-editor.tsx';
import { ChoiceField, NumberField, WordingField } from './fields.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';
import { AddMenu, PartMessages } from './part-list.tsx';

export const conditionTypes = ['quota-met', 'count', 'rank', 'rank-up', 'score', 'award', 'no-veto', 'attested', 'any'] as const satisfies readonly Condition['type'][];
const spans = ['year', 'every-month', 'every-quarter'] as const;

/** A condition of an award, of any type. */
export function ConditionBody({ at, part }: { at: At; part: Condition }) {
  const { text } = useWords();
  return (
    <>
      <div className="book-fields"><WordingField at={join(at, 'label')} value={part.label} label={text('rulebook.condition-label')} /><Details at={at} part={part} /></div>
      {part.type === 'count' && <MatchEditor at={join(at, 'counts')} match={part.counts} label={text('rulebook.counted')} />}
      {part.type === 'rank' && <ByGroup at={join(at, 'byGroup')} byGroup={part.byGroup} />}
      {part.type === 'any' && <Alternatives at={join(at, 'of')} conditions={part.of} />}
    </>
  );
}

function Details({ at, part }: { at: At; part: Condition }) {
  const { text } = useWords();
  const times = text('rulebook.times-suffix');
  const span = 'in' in part && <ChoiceField at={join(at, 'in')} value={part.in} label={text('rulebook.span')} options={spans.map((one) => ({ value: one, label: text(`rulebook.span.${one}`) }))} />;
  switch (part.type) {
    case 'quota-met':
      return <PartChoice at={join(at, 'quota')} value={part.quota} field="quotas" label={text('rulebook.which-quota')} />;
    case 'count':
      return <>{span}<NumberField at={join(at, 'atLeast')} value={part.atLeast} label={text('rulebook.at-least')} after={times} min={0} optional /><NumberField at={join(at, 'atMost')} value={part.atMost} label={text('rulebook.at-most')} after={times} min={0} optional /></>;
    case 'score':
      return <>{span}<NumberField at={join(at, 'atLeast')} value={part.atLeast} label={text('rulebook.at-least')} after={text('rulebook.points-unit')} /></>;
    case 'rank':
      return <NumberField at={join(at, 'atMost')} value={part.atMost} label={text('rulebook.rank-at-most')} min={1} optional help={text('rulebook.rank-help')} />;
    case 'rank-up':
      return <NumberField at={join(at, 'atLeast')} value={part.atLeast} label={text('rulebook.places-up')} min={1} />;
    case 'award':
      return (
        <>
          <PartChoice at={join(at, 'award')} value={part.award} field="awards" label={text('rulebook.which-award')} />
          <HoldsField at={join(at, 'holds')} holds={part.holds} />
        </>
      );
    default:
      return null;
  }
}

function HoldsField({ at, holds }: { at: At; holds: boolean }) {
  const store = useStore();
  const { text } = useWords();
  return <ChoiceField at={at} value={holds ? 'yes' : 'no'} label={text('rulebook.holds')} options={[{ value: 'yes', label: text('rulebook.holds.yes') }, { value: 'no', label: text('rulebook.holds.no') }]} onChange={(chosen) => store.set(at, chosen === 'yes')} />;
}

function PartChoice({ at, value, field, label }: { at: At; value: string; field: 'quotas' | 'awards'; label: string }) {
  const words = useWords();
  const parts = useDraftPart((draft): readonly { id: string; label: { zh: string; en: string } }[] => draft.book[field]);
  const options = useMemo(() => {
    const all = parts.map((one) => ({ value: one.id, label: said(words, one.label) }));
    return all.some((one) => one.value === value) ? all : [{ value, label: words.nameOf(value) }, ...all];
  }, [parts, words, value]);
  return <ChoiceField at={at} value={value} label={label} options={options} />;
}

/** A limit of places for each group. */
function ByGroup({ at, byGroup }: { at: At; byGroup: Record<string, number> | undefined }) {
  const store = useStore();
  const words = useWords();
  const groups = [...new Set([...words.vocabulary.groups.map((one) => one.id), ...Object.keys(byGroup ?? {})])];
  const put = (group: string, count: number | null) => {
    const { [group]: _, ...rest } = byGroup ?? {};
    const next = count === null ? rest : { ...byGroup, [group]: count };
    store.set(at, Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <fieldset className="book-condition">
      <legend>{words.text('rulebook.rank-by-group')}</legend>
      <div className="book-fields">
        {groups.map((group) => (
          <label key={group} className="book-field"><span>{groupName(words, group)}</span><InputNumber min={1} value={byGroup?.[group] ?? null} prefix={words.text('rulebook.first-places')} suffix={words.text('rulebook.places-suffix')} onChange={(count) => put(group, count)} /></label>
        ))}
      </div>
    </fieldset>
  );
}

/** Conditions of which one is enough. */
function Alternatives({ at, conditions }: { at: At; conditions: readonly Extract<Condition, { type: 'any' }>['of'][number][] }) {
  const store = useStore();
  const words = useWords();
  const { text } = words;
  return (
    <div>
      <h4>{text('rulebook.any-of')}</h4>
      {conditions.map((one, n) => (
        <div key={one.id} id={`part-${one.id}`} className="book-inner" role="group" aria-label={said(words, one.label)}>
          <p className="book-says">{sayCondition(words, one)}</p>
          <PartMessages part={one.id} />
          <ConditionBody at={join(at, n)} part={one} />
          {conditions.length > 2 && <Button size="small" type="text" danger icon={<CloseOutlined />} onClick={() => store.remove(at, n)}>{text('rulebook.remove-alternative')}</Button>}
        </div>
      ))}
      <AddMenu label={text('rulebook.add-any')} choices={conditionTypes.filter((type) => type !== 'any').map((key) => ({ key, label: text(`rulebook.condition-type.${key}`) }))} onChoose={(type) => store.add(at, newCondition(store.get().book, type as Condition['type']))} />
    </div>
  );
}
