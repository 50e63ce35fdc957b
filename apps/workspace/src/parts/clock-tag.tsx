import { Tag, Tooltip } from 'antd';
import { ClockCircleOutlined } from '@ant-design/icons';
import { useText } from '../app/language.tsx';
import { daysBetween, dayText } from './moments.ts';

/** How pressing a due day is, seen from today. */
function pressure(due: string, today: string): 'overdue' | 'today' | 'soon' | 'calm' {
  const days = daysBetween(today, due);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 3 ? 'soon' : 'calm';
}

const colours = { overdue: 'error', today: 'error', soon: 'warning', calm: 'default' } as const;

/** A due day with how long it still is, in words and colour; the server's reasons show on hover or focus. */
export function ClockTag({ due, reasons }: { due: string; reasons?: readonly string[] }) {
  const text = useText();
  const day = dayText(due);
  const today = dayText(new Date());
  const how = pressure(day, today);
  const left = daysBetween(today, day);
  const tag = (
    <Tag color={colours[how]} icon={<ClockCircleOutlined />} tabIndex={reasons?.length ? 0 : undefined}>
      <time dateTime={day}>{text(`workspace.clock-${how}`, { day, count: Math.abs(left) })}</time>
    </Tag>
  );
  if (!reasons?.length) return tag;
  return <Tooltip trigger={['hover', 'focus']} title={<ol className="clock-reasons">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ol>}>{tag}</Tooltip>;
}
