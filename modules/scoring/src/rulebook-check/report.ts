/** Something wrong with a rulebook. An `error` makes it unusable; a `warning` may be meant. */
export interface RulebookFinding {
  code: string;
  severity: 'error' | 'warning';
  /** The id of the part it is about. */
  rule: string;
  values: Record<string, string | number>;
  message: { zh: string; en: string };
}

/** How checks report. */
export type Report = (code: string, severity: 'error' | 'warning', values: Record<string, string | number> & { rule: string }) => void;
