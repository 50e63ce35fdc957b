import { fileProblems, type FileProblem } from './file-problems.ts';
import { rulebook, type Rulebook } from './rulebook.ts';

// The largest that is shipped has eleven hundred. Rows are compared with each other, which twenty thousand keep below a second.
const mostValues = 20_000;

function holdsTooMuch(json: unknown): boolean {
  const waiting = [json];
  for (let seen = 0; waiting.length > 0; seen++) {
    if (seen + waiting.length > mostValues) return true;
    const one = waiting.pop();
    if (typeof one === 'object' && one !== null) for (const value of Object.values(one)) waiting.push(value);
  }
  return false;
}

/** A rulebook as it came in a file, or all that is wrong with it, each at its place. */
export function readRulebookFile(json: unknown): { book: Rulebook } | { problems: FileProblem[] } {
  if (holdsTooMuch(json)) return { problems: [{ code: 'scoring.rulebook-too-large', path: '', values: { most: mostValues } }] };
  const parsed = rulebook.safeParse(json);
  return parsed.success ? { book: parsed.data } : { problems: fileProblems(parsed.error.issues) };
}
