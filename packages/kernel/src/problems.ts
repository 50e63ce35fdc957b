import type { z } from 'zod';
import type { Problem } from './errors.ts';

const messageKey = /^[a-z-]+\.[a-z0-9.-]+$/;

/** All that a schema found wrong, as problems with message keys; the path is the field's, dotted. */
export function problemsOf(error: z.ZodError, prefix = ''): Problem[] {
  return error.issues.flatMap((issue) => problemOf(issue, prefix));
}

function problemOf(issue: z.core.$ZodIssue, prefix: string): Problem[] {
  const path = [prefix, ...issue.path.map(String)].filter(Boolean).join('.');
  if (messageKey.test(issue.message)) return [{ code: issue.message, path, ...bounds(issue) }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ code: 'general.unknown-field', path: path ? `${path}.${key}` : key, values: { field: key } }));
    case 'invalid_type':
      return [{ code: issue.input === undefined || issue.input === null ? 'general.required' : 'general.type-invalid', path }];
    case 'too_small':
      return [{ code: issue.origin === 'string' || issue.origin === 'array' ? 'general.too-short' : 'general.too-small', path, ...bounds(issue) }];
    case 'too_big':
      return [{ code: issue.origin === 'string' || issue.origin === 'array' ? 'general.too-long' : 'general.too-large', path, ...bounds(issue) }];
    case 'invalid_value':
    case 'invalid_union':
      return [{ code: 'general.choice-invalid', path }];
    default:
      return [{ code: 'general.value-invalid', path }];
  }
}

function bounds(issue: z.core.$ZodIssue): { values?: Record<string, string | number> } {
  if (issue.code === 'too_big') return { values: { maximum: Number(issue.maximum) } };
  if (issue.code === 'too_small') return { values: { minimum: Number(issue.minimum) } };
  return {};
}
