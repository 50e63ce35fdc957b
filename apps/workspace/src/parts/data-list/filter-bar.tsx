import { useEffect, useState } from 'react';
import { Button, DatePicker, Input, Select } from 'antd';
import { FilterOutlined } from '@ant-design/icons';
import dayjs from 'dayjs';
import { useText, type Text } from '../../app/language.tsx';
import { type ListFilter, type ListOption, namesOf } from './list-address.ts';

type Values = Record<string, string | string[]>;
type Change = (changes: Record<string, string | readonly string[] | null>) => void;

const isSearch = (filter: ListFilter): boolean => filter.kind === 'search';
const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
};
const labelOf = (text: Text, option: ListOption): string => ('label' in option ? option.label : text(option.labelKey));

/** The filters of a list in one row; every change goes to the address at once, a typed search with Enter. A phone folds all but the search. */
export function FilterBar({ filters, values, onChange, onPhone }: { filters: readonly ListFilter[]; values: Values; onChange: Change; onPhone: boolean }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [search, folded] = onPhone && filters.length > 2 ? [filters.filter(isSearch), filters.filter((filter) => !isSearch(filter))] : [filters, []];
  const field = (filter: ListFilter) => <FilterField key={namesOf(filter).join()} filter={filter} values={values} onChange={onChange} />;
  const chosen = folded.filter((filter) => namesOf(filter).some((name) => name in values)).length;
  const used = Object.keys(values).length > 0;
  const clear = () => onChange(Object.fromEntries(filters.flatMap(namesOf).map((name) => [name, null])));
  return (
    <div className={folded.length > 0 ? 'filter-bar is-folded' : 'filter-bar'} role="search">
      {search.map(field)}
      {folded.length > 0 && (
        <Button icon={<FilterOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>{chosen > 0 ? text('workspace.filters-chosen', { count: chosen }) : text('workspace.filters')}</Button>
      )}
      {open && <div className="filter-more">{folded.map(field)}</div>}
      {used && <Button type="link" onClick={clear}>{text('workspace.filters-clear')}</Button>}
    </div>
  );
}

function FilterField({ filter, values, onChange }: { filter: ListFilter; values: Values; onChange: Change }) {
  const text = useText();
  const label = text(filter.labelKey);
  switch (filter.kind) {
    case 'search':
      return <SearchField label={label} value={textOf(values, filter.name)} onSearch={(value) => onChange({ [filter.name]: value || null })} />;
    case 'choice':
      return (
        <Select
          aria-label={label}
          placeholder={label}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          mode={filter.many ? 'multiple' : undefined}
          maxTagCount="responsive"
          value={filter.many ? ((values[filter.name] as string[] | undefined) ?? []) : (textOf(values, filter.name) || null)}
          options={filter.options.map((option) => ({ value: option.value, label: labelOf(text, option) }))}
          onChange={(value: string | string[] | null | undefined) => onChange({ [filter.name]: value ?? null })}
          popupMatchSelectWidth={false}
          className="filter-choice"
        />
      );
    case 'days': {
      const day = (name: string) => (textOf(values, name) ? dayjs(textOf(values, name)) : null);
      return (
        <DatePicker.RangePicker
          aria-label={label}
          placeholder={[text('workspace.from', { label }), text('workspace.until')]}
          allowEmpty={[true, true]}
          value={[day(filter.from), day(filter.to)]}
          onChange={(days) => onChange({ [filter.from]: days?.[0]?.format('YYYY-MM-DD') ?? null, [filter.to]: days?.[1]?.format('YYYY-MM-DD') ?? null })}
          className="filter-days"
        />
      );
    }
    case 'month': {
      const value = textOf(values, filter.name);
      return (
        <DatePicker picker="month" aria-label={label} placeholder={label} value={value ? dayjs(`${value}-01`) : null}
          onChange={(month) => onChange({ [filter.name]: month?.format('YYYY-MM') ?? null })} />
      );
    }
  }
}

function SearchField({ label, value, onSearch }: { label: string; value: string; onSearch: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Input.Search data-search aria-label={label} placeholder={label} allowClear className="filter-search" maxLength={200}
      value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(found) => onSearch(found.trim())} />
  );
}
