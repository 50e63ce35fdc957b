import type { z } from 'zod';

/** Something wrong with a rulebook file: where, and what, as a message with its values. */
export interface FileProblem {
  code: string;
  path: string;
  values: Record<string, string | number>;
}

type Issue = z.core.$ZodIssue;

const lists = new Set(['array', 'set']);

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): [string, Record<string, string | number>] {
  const least = Number(issue.minimum);
  if (issue.origin === 'string') return ['required', {}];
  return lists.has(issue.origin) ? ['list-too-short', { least }] : ['number-too-small', { least }];
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): [string, Record<string, string | number>] {
  const most = Number(issue.maximum);
  return issue.origin === 'string' ? ['text-too-long', { most }] : lists.has(issue.origin) ? ['list-too-long', { most }] : ['number-too-big', { most }];
}

const kindOf: Readonly<Record<string, string>> = { number: 'not-a-number', int: 'not-whole', string: 'not-a-text', boolean: 'not-yes-or-no', array: 'not-a-list', object: 'not-an-object', record: 'not-an-object', tuple: 'not-a-list' };

function judge(issue: Issue): [string, Record<string, string | number>] {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && /undefined/.test(issue.message) ? ['missing', {}] : [kindOf[issue.expected] ?? 'malformed', {}];
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'unrecognized_keys':
      return ['unknown-field', { fields: issue.keys.join(', ') }];
    case 'invalid_value':
      return ['not-one-of', { values: issue.values.map(String).join(', ') }];
    case 'invalid_union':
      return unionProblem(issue);
    default:
      return ['malformed', {}];
  }
}

/**
 * A union is told by the branch that came closest: one whose kind of value was right, then one that was wrong only further inside, then the first,
 * so that an empty list is not merely "malformed" and points that are no number are told so.
 */
function unionProblem(issue: Extract<Issue, { code: 'invalid_union' }>): [string, Record<string, string | number>] {
  const first = issue.errors.flatMap((branch) => branch.slice(0, 1));
  const isOfKind = first.find((one) => one.path.length === 0 && one.code !== 'invalid_type' && one.code !== 'invalid_union' && one.code !== 'unrecognized_keys');
  const inside = first.filter((one) => one.path.length > 0).sort((a, b) => b.path.length - a.path.length)[0];
  const closest = isOfKind ?? inside ?? first[0];
  return closest === undefined || closest.code === 'invalid_union' ? ['malformed', {}] : judge(closest);
}

/** What the schema found, in codes that every language has words for. */
export function fileProblems(issues: readonly Issue[]): FileProblem[] {
  return issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.message.startsWith('scoring.')) return { code: issue.message, path, values: {} };
    const [kind, values] = judge(issue);
    return { code: `scoring.file-problem.${kind}`, path, values };
  });
}
