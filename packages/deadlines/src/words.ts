import type { Unit } from './clock-events.ts';

/** Puts days and amounts into one language; made anew for each explanation, since a year is said only when it changes. */
export interface Speaker {
  day(day: string): string;
  dayList(days: readonly string[]): string;
  range(from: string, to: string): string;
  amount(amount: number, unit: Unit): string;
}

/** The sentences of one language by message code, each from the values of its step. */
export type Sentences = Record<string, (values: Record<string, string | number | readonly string[]>, speaker: Speaker) => string>;

/** What a language needs to explain a clock. */
export interface Words {
  sentences: Sentences;
  separator: string;
  speaker(): Speaker;
}
