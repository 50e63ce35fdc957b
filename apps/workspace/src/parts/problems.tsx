import { useEffect, useRef } from 'react';
import { Alert, Button } from 'antd';
import type { Problem } from '@gongkai/kernel';
import { useText, type Text } from '../app/language.tsx';
import type { ApiError } from './api.ts';

/** A problem of the server, or one that the form found itself and has words for already. */
export type ShownProblem = Problem & { text?: string };

/** A problem in the reader's language; a code without a text is named, never hidden. */
export function problemText(text: Text, problem: ShownProblem): string {
  if (problem.text) return problem.text;
  const found = text(problem.code, problem.values);
  return found === problem.code ? text('general.unknown-problem', { code: problem.code }) : found;
}

/** The id of the element of a form's field, by the path that the server names. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll(/[^\w-]/g, '-')}`;
}

function goTo(path: string): void {
  const place = document.getElementById(fieldId(path));
  const target = place?.matches('input,textarea,select,button,[contenteditable]') ? place : place?.querySelector<HTMLElement>('input,textarea,select,button,[contenteditable],[tabindex]');
  (target ?? place)?.scrollIntoView({ block: 'center' });
  target?.focus();
}

/** All problems of a form at once, above it, each leading to its field; takes the focus when they arrive. */
export function ProblemSummary({ problems, labelOf }: { problems: readonly ShownProblem[]; labelOf?: (path: string) => string | undefined }) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  const line = (problem: ShownProblem) => {
    const label = problem.path ? labelOf?.(problem.path) : undefined;
    const said = problemText(text, problem);
    return label ? text('workspace.problem-at', { label, problem: said }) : said;
  };
  return (
    <div ref={box} tabIndex={-1} className="problem-summary">
      <Alert
        type="error"
        showIcon
        title={text('workspace.problems', { count: problems.length })}
        description={
          <ul>
            {problems.map((problem, index) => (
              <li key={index}>
                {problem.path && document.getElementById(fieldId(problem.path)) ? (
                  <a href={`#${fieldId(problem.path)}`} onClick={(event) => { event.preventDefault(); goTo(problem.path!); }}>{line(problem)}</a>
                ) : (
                  line(problem)
                )}
              </li>
            ))}
          </ul>
        }
      />
    </div>
  );
}

/** What went wrong with a request, in words; with a way to try again where that can help. */
export function Problems({ error, onRetry }: { error: ApiError | null | undefined; onRetry?: () => void }) {
  const text = useText();
  if (!error) return null;
  const [first, ...rest] = error.problems;
  return (
    <Alert
      className="problems"
      role="alert"
      type="error"
      showIcon
      title={first ? problemText(text, first) : text('general.internal')}
      description={rest.length > 0 ? <ul>{rest.map((problem, index) => <li key={index}>{problemText(text, problem)}</li>)}</ul> : undefined}
      action={onRetry && <Button size="small" onClick={onRetry}>{text('workspace.retry')}</Button>}
    />
  );
}
