import { readFileSync } from 'node:fs';

/** One measured figure beside what it is held against: a limit, or a peer that was measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  against: { name: string; value: number };
  /** Whether a smaller figure is the better one. */
  smallerIsBetter: boolean;
  /** The ratio (figure / against) that still holds: at most 1 where smaller is better, at least this otherwise. */
  holds: number;
  note?: string;
}

/** A group of figures; says with which seed and plan it measured. */
export interface Bench {
  name: string;
  run(tools: BenchTools): Promise<Figure[]>;
}

export interface BenchTools {
  seed: number;
  /** Prints a line of the plan, such as a query plan or a size. */
  plan(text: string): void;
  random(): number;
}

/** A small reproducible random source (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs `work` some times and gives its median and 95th percentile in milliseconds, after a tenth of them as warm-up. */
export async function timesOf(count: number, work: (index: number) => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  for (let i = 0; i < Math.ceil(count / 10); i++) await work(i);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await work(i);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(count * 0.5)]!, p95: times[Math.floor(count * 0.95)]! };
}

/** CPU time that a process has used, in microseconds, from the kernel's count. */
export function cpuMicroseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10_000;
}

/** Proportional memory of a process and all below it, in bytes. */
export function treeMemory(pid: number): number {
  let bytes = 0;
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    bytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    // a child that has just ended
  }
  let children = '';
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  } catch {
    return bytes;
  }
  for (const child of children.trim().split(' ').filter(Boolean)) bytes += treeMemory(Number(child));
  return bytes;
}

/** Whether a figure holds against what it was measured with. */
export function holds(figure: Figure): boolean {
  const ratio = figure.value / figure.against.value;
  return figure.smallerIsBetter ? ratio <= figure.holds : ratio >= figure.holds;
}

/** One line: figure / limit or peer = ratio. */
export function present(figure: Figure): string {
  const number = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));
  const ratio = figure.value / figure.against.value;
  const { smallerIsBetter, against } = figure;
  return `${holds(figure) ? 'holds' : 'FAILS'}  ${figure.name}: ${number(figure.value)} ${figure.unit} / ${against.name} ${number(against.value)} = ${ratio.toFixed(2)} (${smallerIsBetter ? 'at most' : 'at least'} ${figure.holds})${figure.note ? ` — ${figure.note}` : ''}`;
}
