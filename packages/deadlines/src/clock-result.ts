import type { Unit } from './clock-events.ts';
import type { Step } from './steps.ts';

/** What a clock says: when the matter is due and why. */
export interface ClockResult {
  /** YYYY-MM-DD, or a moment for clocks in hours; null while the clock is suspended. */
  due: string | null;
  state: 'running' | 'suspended' | 'stopped';
  /** What is left after the day asked for; negative when overdue. Months are told in days. */
  remaining: { amount: number; unit: Exclude<Unit, 'month'> };
  isOverdue: boolean;
  stoppedAt: string | null;
  steps: Step[];
  warnings: Step[];
  calendarVersion: string;
  timeZone: string | undefined;
}
