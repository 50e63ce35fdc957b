import type { ChainStep } from '@gongkai/reviews/contract';

export const stepPosts = ['leader-in-charge', 'head', 'officer', 'deputy-officer', 'office-leader', 'member'] as const;
export const stepRoles = ['unit-leader', 'unit-head', 'editor', 'office-leader', 'confidentiality-reviewer', 'disclosure-officer', 'government-leader'] as const;
export const stepKinds = ['approve', 'confidentiality', 'legal', 'policy', 'statistics', 'countersign'] as const;
export const stepPlaces = ['subject-unit', 'organ', 'jurisdiction'] as const;

/** Who is asked, as one word of a choice: `post:head`, `role:editor`, or `named` for accounts. */
export function wordOf(by: ChainStep['by']): string {
  if ('post' in by) return `post:${by.post}`;
  return 'role' in by ? `role:${by.role}` : 'named';
}

/** The way back; `named` leaves the accounts as they are. */
export function byOf(word: string, standing: ChainStep['by']): ChainStep['by'] {
  const [kind, name] = word.split(':');
  const post = stepPosts.find((one) => one === name);
  const role = stepRoles.find((one) => one === name);
  if (kind === 'post' && post) return { post };
  if (kind === 'role' && role) return { role };
  return standing;
}

/** A step with a key that no other has. */
export function newStep(others: readonly ChainStep[]): ChainStep {
  let number = others.length + 1;
  while (others.some((step) => step.key === `step-${number}`)) number += 1;
  return { key: `step-${number}`, name: '', kind: 'approve', by: { post: 'leader-in-charge' }, of: 'subject-unit', mode: 'any', optional: false };
}

/** The steps after one has moved up or down. */
export function moved(steps: readonly ChainStep[], from: number, by: -1 | 1): ChainStep[] {
  const next = [...steps];
  const [step] = next.splice(from, 1);
  next.splice(from + by, 0, step!);
  return next;
}
