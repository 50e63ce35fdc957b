/** One thing that a guard found: where, and what to do. */
export interface Finding {
  guard: string;
  place: string;
  message: string;
}

/** What a guard looked at: a run that examined nothing has not passed. */
export interface Examined {
  examined: number;
  findings: Finding[];
}
