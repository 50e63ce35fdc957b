/** A piece of work that a unit reports on, with sentences about it; braces hold figures and names filled in later. */
export interface Topic {
  name: string;
  /** Months (1–12) in which the work is under way; empty for the whole year. */
  months: readonly number[];
  measures: readonly string[];
  results: readonly string[];
  problems: readonly string[];
  suggestions: readonly string[];
}

const marks = { '+': 'measures', '=': 'results', '?': 'problems', '!': 'suggestions' } as const;

function monthsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(',').flatMap((part) => {
    const [from, to = from] = part.split('-').map(Number) as [number, number | undefined];
    const months: number[] = [];
    for (let month = from; months.length < 12; month = (month % 12) + 1) {
      months.push(month);
      if (month === to) break;
    }
    return months;
  });
}

/** Reads a topic from lines: + what was done, = what came of it, ? what is difficult, ! what is proposed. */
export function topic(name: string, months: string, lines: string): Topic {
  const found = { name, months: monthsOf(months), measures: [] as string[], results: [] as string[], problems: [] as string[], suggestions: [] as string[] };
  for (const line of lines.split('\n').map((one) => one.trim()).filter(Boolean)) {
    const mark = marks[line[0] as keyof typeof marks];
    if (mark === undefined) throw new Error(`${name}: a line without a mark: ${line}`);
    found[mark].push(line.slice(1).trim());
  }
  return found;
}
