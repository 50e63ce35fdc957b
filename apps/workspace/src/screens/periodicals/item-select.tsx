import { useState } from 'react';
import type { ItemSummary } from '@gongkai/submissions/contract';
import { Select } from 'antd';
import { useList } from '../../parts/queries.ts';

/** Chooses an item out of the register: typing finds it by its title. */
export function ItemSelect({ known, path = '/submissions/register', ...rest }: {
  id?: string;
  value?: string | null;
  onChange?: (value: string) => void;
  known?: { value: string; label: string };
  path?: string;
}) {
  const [typed, setTyped] = useState('');
  const found = useList<ItemSummary>(path, { limit: 20, ...(typed.trim() ? { text: typed.trim() } : {}) });
  const options = (found.data?.rows ?? []).map((item) => ({ value: item.id, label: `${item.title}　${item.unitName}` }));
  const all = known && !options.some((option) => option.value === known.value) ? [known, ...options] : options;
  return <Select {...rest} value={rest.value ?? undefined} className="full" options={all} loading={found.isFetching} showSearch={{ filterOption: false, onSearch: setTyped }} />;
}
