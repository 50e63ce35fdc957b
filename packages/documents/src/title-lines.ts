import { displayWidth, printable } from './printable.ts';

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
// A line may not begin with these, nor end with those.
const noStart = /^[，。、；：？！）》〉」』】〕”’的之和与及等]/;
const noEnd = /[（《〈「『【〔“‘]$/;

/**
 * Breaks a title at word borders into the fewest lines that fit, each a little shorter than the one above: the inverted
 * trapezium that GB/T 9704 (7.3.1) asks for. `limit` counts Chinese characters.
 */
export function titleLines(title: string, limit: number): string[] {
  return printable(title)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => breakLine(line, limit * 2));
}

function breakLine(line: string, limit: number): string[] {
  const total = displayWidth(line);
  if (total <= limit) return [line];
  const pieces = glue([...words.segment(line)].map((part) => part.segment), limit);
  for (let count = Math.ceil(total / limit); count <= Math.ceil(total / limit) + 3; count += 1) {
    const lines = shape(pieces, count, { limit, total });
    if (lines) return lines;
  }
  return line.match(new RegExp(`.{1,${Math.floor(limit / 2)}}`, 'gu')) ?? [line];
}

/** Joins pieces that must stay together. */
function glue(parts: string[], limit: number): string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    const joins = last !== undefined && (noStart.test(part) || noEnd.test(last)) && displayWidth(last + part) <= limit;
    if (joins) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces;
}

/** The division into exactly `count` lines nearest to the wished shape, or null when none fits. */
function shape(pieces: string[], count: number, size: { limit: number; total: number }): string[] | null {
  const slope = Math.min(3, size.limit - size.total / count);
  const wished = (index: number): number => size.total / count + slope * ((count - 1) / 2 - index);
  const widths = pieces.map(displayWidth);
  // best[i] = cheapest division of the first i pieces into the lines so far, with the start of its last line.
  let best: (number | null)[] = [0, ...pieces.map(() => null)];
  const starts: number[][] = [];
  for (let index = 0; index < count; index += 1) {
    const next: (number | null)[] = pieces.map(() => null).concat([null]);
    const from: number[] = [];
    for (let end = 1; end <= pieces.length; end += 1) {
      let width = 0;
      for (let start = end - 1; start >= 0; start -= 1) {
        width += widths[start] ?? 0;
        if (width > size.limit) break;
        const before = best[start];
        if (before === null || before === undefined) continue;
        const cost = before + (width - wished(index)) ** 2;
        const known = next[end];
        if (known === null || known === undefined || cost < known) {
          next[end] = cost;
          from[end] = start;
        }
      }
    }
    starts.push(from);
    best = next;
  }
  return best[pieces.length] === null ? null : collect(pieces, starts);
}

function collect(pieces: string[], starts: number[][]): string[] {
  const lines: string[] = [];
  let end = pieces.length;
  for (const from of starts.toReversed()) {
    const start = from[end] ?? 0;
    lines.unshift(pieces.slice(start, end).join('').trim());
    end = start;
  }
  return lines;
}
