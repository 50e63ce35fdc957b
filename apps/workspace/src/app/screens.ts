import type { ComponentType } from 'react';

/** The groups of the left menu, in their order. */
export const menuGroups = ['my-work', 'reporting', 'editing', 'scoring', 'signing', 'disclosure', 'units', 'system'] as const;

/** One screen. Its module exports a list of them from `src/screens/<module>/screens.tsx`. */
export interface Screen {
  /** Below `/workspace/`, such as `submissions/:submissionId`. */
  path: string;
  titleKey: string;
  /** One of these must be held; `signed-in` opens the screen to everybody who works here. */
  permission: string | readonly string[] | 'signed-in';
  /** Only screens that people start from stand in the menu. */
  menu?: { group: (typeof menuGroups)[number]; order: number; icon: ComponentType };
  /** Fetches the screen's own chunk: `() => import('./list.tsx').then((part) => part.SubmissionList)`. */
  load(): Promise<ComponentType>;
}

const found = import.meta.glob<Screen[]>('../screens/*/screens.tsx', { eager: true, import: 'screens' });

/** Every screen of every module, gathered when the workspace is built. */
export const screens: Screen[] = Object.values(found).flat();

/** Whether somebody with these permissions may open a screen. */
export function mayOpen(screen: Pick<Screen, 'permission'>, permissions: ReadonlySet<string>): boolean {
  if (screen.permission === 'signed-in') return true;
  const wanted = typeof screen.permission === 'string' ? [screen.permission] : screen.permission;
  return wanted.some((one) => permissions.has(one));
}
