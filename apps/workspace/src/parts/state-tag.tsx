import { Tag } from 'antd';
import { useText } from '../app/language.tsx';

// States of different modules share these colours by the last word of their name; unknown ones stay grey.
const colours: Record<string, string> = {
  draft: 'default', waiting: 'processing', submitted: 'processing', reviewing: 'processing', 'in-review': 'processing', received: 'processing',
  held: 'warning', returned: 'warning', overdue: 'error', rejected: 'error', refused: 'error', 'taken-down': 'error', disabled: 'error', locked: 'error',
  adopted: 'success', approved: 'success', signed: 'success', published: 'success', done: 'success', active: 'success', issued: 'success',
};

/** The state of a record: its message key (`submissions.state.returned`), and the colour that every module uses for it. */
export function StateTag({ state, colour }: { state: string; colour?: string }) {
  const text = useText();
  const name = state.split('.').at(-1) ?? state;
  return <Tag color={colour ?? colours[name] ?? 'default'}>{text(state)}</Tag>;
}
