import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';

/** Chooses the year that stands in the address. */
export function YearSelect({ year }: { year?: number }) {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const now = new Date().getFullYear();
  const asked = params.get('year');
  const years = Array.from({ length: 6 }, (_, back) => now + 1 - back);
  return (
    <Select aria-label={text('scoring.year')} value={asked === null ? (year ?? now) : Number(asked)} options={years.map((one) => ({ value: one, label: String(one) }))}
      onChange={(value) => setParams((before) => { const next = new URLSearchParams(before); next.set('year', String(value)); return next; })} />
  );
}
