import { useState } from 'react';
import { Select } from 'antd';
import type { PersonRowView } from '@gongkai/organisations/contract';
import { useList } from './queries.ts';

/** Chooses a person: typing finds him by name or by its letters. `known` names who is chosen already. */
export function PersonSelect({ known, unitId, ...rest }: {
  id?: string;
  value?: string | null;
  onChange?: (value: string) => void;
  known?: { value: string; label: string };
  /** Only people of this unit and of those below it. */
  unitId?: string;
  allowClear?: boolean;
  disabled?: boolean;
  'aria-label'?: string;
}) {
  const [text, setText] = useState('');
  const found = useList<PersonRowView>('/organisations/persons', { limit: 20, ...(text.trim() ? { text: text.trim() } : {}), ...(unitId ? { unitId } : {}) });
  const options = (found.data?.rows ?? []).map((person) => ({ value: person.id, label: `${person.name}　${person.unitName}` }));
  const all = known && !options.some((option) => option.value === known.value) ? [known, ...options] : options;
  return <Select {...rest} value={rest.value ?? undefined} className="full" options={all} loading={found.isFetching} showSearch={{ filterOption: false, onSearch: setText }} />;
}
