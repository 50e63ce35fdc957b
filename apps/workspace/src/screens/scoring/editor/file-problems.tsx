import type { Problem } from '@gongkai/kernel';
import { Alert } from 'antd';
import { useLanguage } from '../../../app/language.tsx';
import { problemText } from '../../../parts/problems.tsx';
import { placeOf } from '../book/sections.ts';
import { said } from '../words/words.ts';

/** What is wrong with a rulebook from a file or a text: all at once, each at its place in words. */
export function FileProblems({ book, problems }: { book: unknown; problems: readonly Problem[] }) {
  const { text, language } = useLanguage();
  if (problems.length === 0) return null;
  const placeName = (path: string): string => {
    const place = placeOf(book, path.replace(/^rulebook\.?/, ''));
    const field = place.field === null ? [] : [text(`rulebook.field.${place.field}`)].filter((name) => !name.startsWith('rulebook.'));
    return [text(`rulebook.section.${place.section}`), ...place.labels.map((label) => said({ language }, label)), ...field].join(' › ');
  };
  return (
    <Alert type="error" showIcon role="alert" title={text('rulebook.file-problems', { count: problems.length })} description={
      <ul className="book-found">{problems.map((problem, n) => <li key={n}><strong>{placeName(problem.path ?? '')}</strong><div>{problemText(text, problem)}</div></li>)}</ul>
    } />
  );
}
