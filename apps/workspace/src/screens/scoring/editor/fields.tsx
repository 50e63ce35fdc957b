import { type ReactNode, useMemo } from 'react';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { fieldId } from '../../../parts/problems.tsx';
import { withChinese } from '../book/auto-label.ts';
import type { Wording } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { useEnglish, useStore, useWords } from './editing.tsx';

/** A label above its field; `wide` takes the whole line. */
export function Labelled({ at, label, help, wide = false, children }: { at: At; label: string; help?: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'book-field is-wide' : 'book-field'}>
      <label htmlFor={fieldId(at)}>{label}</label>
      {children}
      {help && <span className="book-help">{help}</span>}
    </div>
  );
}

/** A name or sentence in Chinese, its English below where English is written. `made` is what the program called the part. */
export function WordingField({ at, value, label, made, lines = 1 }: { at: At; value: Wording; label: string; made?: Wording; lines?: number }) {
  const store = useStore();
  const { text, language } = useWords();
  const english = useEnglish() || language === 'en';
  const field = (side: 'zh' | 'en', name: string, put: (typed: string) => void) => (
    <Labelled at={join(at, side)} label={name} wide>
      {lines === 1
        ? <Input id={fieldId(join(at, side))} value={value[side]} maxLength={1000} status={value[side].trim() === '' ? 'error' : ''} onChange={(event) => put(event.target.value)} />
        : <Input.TextArea id={fieldId(join(at, side))} value={value[side]} maxLength={1000} autoSize={{ minRows: lines, maxRows: 8 }} status={value[side].trim() === '' ? 'error' : ''} onChange={(event) => put(event.target.value)} />}
    </Labelled>
  );
  return (
    <>
      {field('zh', label, (typed) => store.change(at, (old: Wording) => withChinese(old, typed, made)))}
      {english && field('en', text('rulebook.in-english', { label }), (typed) => store.set(join(at, 'en'), typed))}
    </>
  );
}

/** A number; an empty optional one is taken away. */
export function NumberField({ at, value, label, after, optional = false, min, max, step, help }: {
  at: At; value: number | null | undefined; label: string; after?: string; optional?: boolean; min?: number; max?: number; step?: number; help?: string;
}) {
  const store = useStore();
  return (
    <Labelled at={at} label={label} help={help}>
      <InputNumber id={fieldId(at)} value={value ?? null} min={min} max={max} step={step} suffix={after} status={value === null || (value === undefined && !optional) ? 'error' : ''} style={{ width: 130 }}
        onChange={(typed) => store.set(at, optional ? (typed ?? undefined) : typed)} />
    </Labelled>
  );
}

/** One of a few; `optional` ones can be cleared. */
export function ChoiceField<T extends string | number>({ at, value, label, options, optional = false, placeholder, onChange, help }: {
  at: At; value: T | undefined; label: string; options: readonly { value: T; label: string }[]; optional?: boolean; placeholder?: string; onChange?: (value: T | undefined) => void; help?: string;
}) {
  const store = useStore();
  const listed = useMemo(() => options.map((one) => ({ ...one, title: one.label })), [options]);
  return (
    <Labelled at={at} label={label} help={help}>
      <Select<T> id={fieldId(at)} value={value ?? null} options={listed} allowClear={optional} placeholder={placeholder} popupMatchSelectWidth={false} showSearch={listed.length > 8 ? { optionFilterProp: 'label' } : false}
        onChange={(chosen) => (onChange ?? ((one) => store.set(at, one)))(chosen ?? undefined)} />
    </Labelled>
  );
}

/** Several of a list; none at all takes an optional field away, and means all. */
export function ManyField({ at, value, label, options, placeholder, optional = true, onChange, help }: {
  at: At; value: readonly string[] | undefined; label: string; options: readonly { value: string; label: string }[]; placeholder?: string; optional?: boolean; onChange?: (value: string[] | undefined) => void; help?: string;
}) {
  const store = useStore();
  const listed = useMemo(() => options.map((one) => ({ ...one, title: one.label })), [options]);
  return (
    <Labelled at={at} label={label} help={help}>
      <Select<string[]> id={fieldId(at)} mode="multiple" value={[...(value ?? [])]} options={listed} placeholder={placeholder} optionFilterProp="label" popupMatchSelectWidth={false}
        onChange={(chosen) => (onChange ?? ((one) => store.set(at, one)))(chosen.length === 0 && optional ? undefined : chosen)} />
    </Labelled>
  );
}

/** Plain text; an empty one that may be empty is `null`. */
export function TextField({ at, value, label, nullable = false, help }: { at: At; value: string | null; label: string; nullable?: boolean; help?: string }) {
  const store = useStore();
  return (
    <Labelled at={at} label={label} help={help}>
      <Input id={fieldId(at)} value={value ?? ''} status={!nullable && (value ?? '').trim() === '' ? 'error' : ''} onChange={(event) => store.set(at, nullable && event.target.value === '' ? null : event.target.value)} />
    </Labelled>
  );
}

/** Yes or no. */
export function YesField({ at, value, label }: { at: At; value: boolean; label: string }) {
  const store = useStore();
  return <div className="book-field is-yes"><Checkbox id={fieldId(at)} checked={value} onChange={(event) => store.set(at, event.target.checked)}>{label}</Checkbox></div>;
}

/** The assessment classes for which something holds; all when none is chosen. */
export function ClassesField({ at, value }: { at: At; value: readonly string[] | undefined }) {
  const words = useWords();
  const options = useMemo(() => words.vocabulary.classes.map((one) => ({ value: one.id, label: words.language === 'en' ? one.label.en : one.label.zh })), [words]);
  return <ManyField at={at} value={value} label={words.text('rulebook.facet.classes')} options={options} placeholder={words.text('rulebook.all-classes')} />;
}
