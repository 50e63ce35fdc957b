import { Tag } from 'antd';
import { said } from '../words/words.ts';
import { useWords } from './editing.tsx';
import type { Found } from './use-trial.ts';

/** What the check found, each with the way to its place. */
export function FindingsPanel({ found, jump }: { found: readonly Found[]; jump(one: Found): void }) {
  const words = useWords();
  const { text } = words;
  if (found.length === 0) return <p className="book-fine">{text('rulebook.nothing-found')}</p>;
  return (
    <ul className="book-found">
      {found.map((one, n) => (
        <li key={n}>
          <Tag color={one.severity === 'error' ? 'error' : 'warning'}>{text(`scoring.finding.${one.severity}`)}</Tag>
          <button type="button" className="book-jump" onClick={() => jump(one)}>{[text(`rulebook.section.${one.place.section}`), ...one.place.labels.map((label) => said(words, label))].join(' › ')}</button>
          <div>{one.text}</div>
        </li>
      ))}
    </ul>
  );
}
