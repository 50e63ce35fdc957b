import { newMatch, newQuota } from '../book/new-parts.ts';
import type { Measure, Quota } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { quotaFacets } from '../words/say-periods.ts';
import { sentence } from '../words/say-points.ts';
import type { Words } from '../words/words.ts';
import { MatchEditor } from './condition-editor.tsx';
import { Consequences } from './consequences.tsx';
import { ChoiceField, ClassesField, NumberField, WordingField } from './fields.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';
import { AddPart, PartList } from './part-list.tsx';
import { PeriodField } from './period-field.tsx';

/** Tasks of classes of units, with what follows when they are missed. */
export function QuotasSection() {
  const { text } = useWords();
  const quotas = useDraftPart((draft) => draft.book.quotas);
  return (
    <>
      <p className="book-intro">{text('rulebook.quotas-intro')}</p>
      <PartList at="quotas" parts={quotas} Body={QuotaBody} say={sayQuota} empty={text('rulebook.none-yet')} add={<AddPart at="quotas" label={text('rulebook.add-quota')} make={newQuota} />} />
    </>
  );
}

const sayQuota = (words: Words, quota: Quota) => sentence(words, quotaFacets(words, quota));

function QuotaBody({ at, part: quota }: { at: At; part: Quota }) {
  const { text } = useWords();
  return (
    <>
      <div className="book-fields">
        <WordingField at={join(at, 'label')} value={quota.label} label={text('rulebook.facet.label')} />
        <PeriodField at={join(at, 'per')} value={quota.per} />
        <ClassesField at={join(at, 'classes')} value={quota.classes} />
        <MeasureField at={at} measure={quota.measure} />
        <Target at={at} quota={quota} />
        <NumberField at={join(at, 'warnDays')} value={quota.warnDays} label={text('rulebook.warn-days')} after={text('rulebook.days-suffix')} min={0} max={180} />
      </div>
      {quota.measure.of !== 'points' && <MatchEditor at={join(at, 'measure', 'counts')} match={quota.measure.counts} label={text('rulebook.counted')} />}
      {quota.measure.of === 'rate' && <MatchEditor at={join(at, 'measure', 'outOf')} match={quota.measure.outOf} label={text('rulebook.out-of')} />}
      <Quarters at={join(at, 'quarterPercents')} percents={quota.quarterPercents} />
      <Consequences at={join(at, 'consequences')} consequences={quota.consequences} least={0} />
    </>
  );
}

function MeasureField({ at, measure }: { at: At; measure: Measure }) {
  const store = useStore();
  const { text } = useWords();
  const turn = (of: Measure['of'] | undefined) => {
    const counts = 'counts' in measure ? measure.counts : newMatch(store.get().book);
    store.set(join(at, 'measure'), of === 'count' ? { of, counts } : of === 'rate' ? { of, counts, outOf: newMatch(store.get().book) } : { of: 'points' });
  };
  return <ChoiceField at={join(at, 'measure', 'of')} value={measure.of} label={text('rulebook.facet.measure')} options={(['points', 'count', 'rate'] as const).map((of) => ({ value: of, label: text(`rulebook.measure.${of}`) }))} onChange={turn} />;
}

function Target({ at, quota }: { at: At; quota: Quota }) {
  const store = useStore();
  const { text } = useWords();
  const place = join(at, 'target');
  const way = quota.target === 'unit' ? 'unit' : 'same';
  const suffix = quota.measure.of === 'points' ? text('rulebook.points-unit') : quota.measure.of === 'rate' ? '%' : text('rulebook.times-suffix');
  return (
    <>
      <ChoiceField at={`${place}-way`} value={way} label={text('rulebook.target-way')} options={(['same', 'unit'] as const).map((one) => ({ value: one, label: text(`rulebook.target-way.${one}`) }))} onChange={(chosen) => store.set(place, chosen === 'unit' ? 'unit' : 1)} />
      {quota.target !== 'unit' && <NumberField at={place} value={quota.target} label={text('rulebook.facet.target')} after={suffix} min={0} />}
    </>
  );
}

function Quarters({ at, percents }: { at: At; percents: Quota['quarterPercents'] }) {
  const store = useStore();
  const { text } = useWords();
  return (
    <div className="book-fields">
      <ChoiceField at={`${at}-way`} value={percents ? 'yes' : 'no'} label={text('rulebook.quarters')} options={(['no', 'yes'] as const).map((one) => ({ value: one, label: text(`rulebook.quarters.${one}`) }))} onChange={(chosen) => store.set(at, chosen === 'yes' ? [25, 50, 75, 100] : undefined)} />
      {percents?.map((percent, n) => <NumberField key={n} at={join(at, n)} value={percent} label={text('rulebook.quarter-end', { quarter: n + 1 })} after="%" min={0} max={100} />)}
    </div>
  );
}
