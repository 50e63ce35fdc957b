import { useMemo } from 'react';
import { Button } from 'antd';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { newPeriodRule } from '../book/new-parts.ts';
import type { PeriodRule } from '../book/parts.ts';
import { type At, join, valueAt } from '../book/paths.ts';
import { periodFacets } from '../words/say-periods.ts';
import { sentence } from '../words/say-points.ts';
import { said, type Words } from '../words/words.ts';
import { MatchEditor } from './condition-editor.tsx';
import { ClassesField, ManyField, NumberField, WordingField, YesField } from './fields.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';
import { AddMenu, PartList, useAdd } from './part-list.tsx';
import { PeriodField } from './period-field.tsx';

const types = ['base', 'threshold', 'limit', 'annul'] as const;

/** Rules over months, quarters and years; they apply in the order in which they stand. */
export function PeriodsSection() {
  const store = useStore();
  const { text } = useWords();
  const rules = useDraftPart((draft) => draft.book.periodRules);
  const add = useAdd('periodRules');
  return (
    <>
      <p className="book-intro">{text('rulebook.periods-intro')}</p>
      <PartList at="periodRules" parts={rules} Body={PeriodBody} say={sayPeriod} empty={text('rulebook.none-yet')}
        add={<AddMenu label={text('rulebook.add-period')} choices={types.map((key) => ({ key, label: text(`rulebook.period-type.${key}`) }))} onChoose={(type) => add(newPeriodRule(store.get().book, type as PeriodRule['type']))} />} />
    </>
  );
}

const sayPeriod = (words: Words, rule: PeriodRule) => sentence(words, periodFacets(words, rule));

function PeriodBody({ at, part: rule }: { at: At; part: PeriodRule }) {
  const { text } = useWords();
  const points = text('rulebook.points-unit');
  return (
    <>
      <div className="book-fields">
        <WordingField at={join(at, 'label')} value={rule.label} label={text('rulebook.facet.label')} />
        <PeriodField at={join(at, 'per')} value={rule.per} />
        <ClassesField at={join(at, 'classes')} value={rule.classes} />
        {rule.type === 'base' && <NumberField at={join(at, 'points')} value={rule.points} label={text('rulebook.base-points')} after={points} />}
        {(rule.type === 'limit' || rule.type === 'annul') && <OverField at={at} over={rule.over} />}
        {rule.type === 'limit' && <NumberField at={join(at, 'max')} value={rule.max} label={text('rulebook.facet.max')} after={points} optional />}
        {rule.type === 'limit' && <NumberField at={join(at, 'min')} value={rule.min} label={text('rulebook.facet.min')} after={points} optional />}
        {rule.type === 'annul' && <NumberField at={join(at, 'atLeast')} value={rule.atLeast} label={text('rulebook.annul-from')} after={text('rulebook.times-suffix')} min={1} />}
      </div>
      {'counts' in rule && <MatchEditor at={join(at, 'counts')} match={rule.counts} label={text('rulebook.counted')} />}
      {rule.type === 'threshold' && <Steps at={at} rule={rule} />}
    </>
  );
}

/** What a limit or an annulment looks at: everything, or families, rules and earlier rules over periods. */
function OverField({ at, over }: { at: At; over: '*' | readonly string[] }) {
  const store = useStore();
  const words = useWords();
  const { text } = words;
  const rules = useDraftPart((draft) => draft.book.rules);
  const periodRules = useDraftPart((draft) => draft.book.periodRules);
  const options = useMemo(() => {
    const families = [...new Set(rules.map((rule) => rule.family))].map((family) => ({ value: family, label: text('rulebook.over-family', { name: words.familyName(family) }) }));
    const own = valueAt(store.get().book, join(at, 'id'));
    const others = [...rules, ...rules.flatMap((rule) => rule.rows), ...store.get().book.credits, ...periodRules.slice(0, periodRules.findIndex((one) => one.id === own))].map((one) => ({ value: one.id, label: said(words, one.label) }));
    const all = [...families, ...others, { value: 'decision', label: text('rulebook.over-decision') }, { value: 'opening', label: text('rulebook.over-opening') }];
    const known = new Set<string>();
    return all.filter((one) => !known.has(one.value) && known.add(one.value));
  }, [rules, periodRules, words, text, store, at]);
  return (
    <ManyField at={join(at, 'over')} value={over === '*' ? [] : over} label={text('rulebook.facet.over')} options={options} placeholder={text('rulebook.over-all')}
      onChange={(chosen) => store.set(join(at, 'over'), chosen === undefined ? '*' : chosen)} />
  );
}

function Steps({ at, rule }: { at: At; rule: Extract<PeriodRule, { type: 'threshold' }> }) {
  const store = useStore();
  const { text } = useWords();
  const place = join(at, 'steps');
  return (
    <div>
      <h4>{text('rulebook.facet.steps')}</h4>
      {rule.steps.map((step, n) => (
        <div key={n} className="book-step">
          <NumberField at={join(place, n, 'atLeast')} value={step.atLeast} label={text('rulebook.step-from')} after={text('rulebook.times-suffix')} min={1} />
          <NumberField at={join(place, n, 'points')} value={step.points} label={text('rulebook.step-points')} after={text('rulebook.points-unit')} />
          {rule.steps.length > 1 && <Button type="text" icon={<CloseOutlined />} aria-label={text('rulebook.remove-step')} onClick={() => store.remove(place, n)} />}
        </div>
      ))}
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => store.add(place, { atLeast: (rule.steps.at(-1)?.atLeast ?? 0) + 1, points: rule.steps.at(-1)?.points ?? 1 })}>{text('rulebook.add-step')}</Button>
      <div className="book-fields">
        <YesField at={join(at, 'inProportion')} value={rule.inProportion} label={text('rulebook.in-proportion')} />
        <NumberField at={join(at, 'otherwise')} value={rule.otherwise} label={text('rulebook.otherwise')} after={text('rulebook.points-unit')} />
      </div>
    </div>
  );
}
