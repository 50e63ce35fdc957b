import type { ReactNode } from 'react';

/** A whole screen that only says something: not found, not allowed, broken, done. */
export function Notice({ title, explanation, children }: { title: string; explanation?: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <h1>{title}</h1>
      {explanation && <p>{explanation}</p>}
      {children}
    </div>
  );
}
