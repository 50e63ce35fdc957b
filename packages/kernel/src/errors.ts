/** How a request failed, from the caller's side; each app maps a kind to its own answer once. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'refused'
  | 'tooMany'
  | 'unavailable';

/**
 * One thing that is wrong. `code` is a message key (`submissions.title-missing`) that both languages carry; `values` fill its
 * placeholders; `path` names the field or cell (`title`, `rows.3.name`) where there is one.
 */
export interface Problem {
  code: string;
  path?: string;
  values?: Record<string, string | number>;
}

/** An error that is meant for the caller: everything else that is thrown is a bug and is only shown as an incident number. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly problems: Problem[];
  /** Extra facts for the screen, such as both versions on a conflict. */
  readonly details: Record<string, unknown> | undefined;

  constructor(kind: ErrorKind, problems: Problem[] | string, details?: Record<string, unknown>) {
    const list = typeof problems === 'string' ? [{ code: problems }] : problems;
    const code = list[0]?.code ?? `general.${kind}`;
    super(list.map((problem) => problem.code).join(', ') || kind);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.problems = list;
    this.details = details;
  }
}

type Make = (problems: Problem[] | string, details?: Record<string, unknown>) => AppError;
const maker = (kind: ErrorKind): Make => (problems, details) => new AppError(kind, problems, details);

/** The input is wrong: all problems at once, each at its field. */
export const invalid = maker('invalid');
/** Nobody is signed in, or the session has ended. */
export const unauthenticated = maker('unauthenticated');
/** The actor may see this but not do that. */
export const forbidden = maker('forbidden');
/** There is no such record, or the actor may not know of it. */
export const notFound = maker('notFound');
/** Somebody else changed the record first. */
export const conflict = maker('conflict');
/** A rule says no; the problems are its reasons. */
export const refused = maker('refused');
/** Too many attempts; try again later. */
export const tooMany = maker('tooMany');
/** A part of the system does not answer now. */
export const unavailable = maker('unavailable');

/** Throws `refused` with all the reasons, or does nothing when there are none. */
export function refuseIf(reasons: Problem[]): void {
  if (reasons.length > 0) throw refused(reasons);
}
