import { fork, type ChildProcess } from 'node:child_process';
import { unavailable } from '@gongkai/kernel';
import type { RenderedDocument } from '../layouts.ts';
import type { BodyPreparation } from '../prepared-body.ts';
import type { RenderAnswer, RenderRequest } from './typst-process.ts';

/** A document that takes longer is broken or hostile; 22 pages take 0.4 s on a loaded machine. */
const timeLimitMilliseconds = 60_000;
/** Compiler and fonts hold 150 MB, which a process gives back whole: it ends when nobody prints. */
const idleMilliseconds = 8_000;

interface Waiting {
  request: RenderRequest;
  resolve(document: RenderedDocument): void;
  reject(error: Error): void;
}

// Typst is synchronous, so it lives in one process of its own, started at the first document and fed one at a time.
let drawer: ChildProcess | null = null;
let current: Waiting | null = null;
let timer: NodeJS.Timeout | undefined;
let lastId = 0;
const queue: Waiting[] = [];

/** Draws a template with data and pictures as PDF/A-2b. */
export function renderPdf(template: string, view: object, preparation?: BodyPreparation): Promise<RenderedDocument> {
  lastId += 1;
  const pictures = [...(preparation?.files.values() ?? [])].map((one) => ({ file: one.file, bytes: one.bytes }));
  const request: RenderRequest = { id: lastId, template, data: JSON.stringify(view), pictures };
  const warnings = preparation?.warnings ?? [];
  return new Promise((resolve, reject) => {
    const withWarnings = (done: RenderedDocument): void => resolve({ ...done, warnings: [...warnings, ...done.warnings] });
    queue.push({ request, resolve: withWarnings, reject });
    next();
  });
}

function next(): void {
  if (current) return;
  current = queue.shift() ?? null;
  clearTimeout(timer);
  if (!current) {
    hold(false);
    timer = setTimeout(stop, idleMilliseconds).unref();
    return;
  }
  drawer ??= start();
  hold(true);
  timer = setTimeout(() => fail(unavailable('documents.render-timeout')), timeLimitMilliseconds);
  drawer.send(current.request);
}

/** Whether the process that draws keeps this one alive. */
function hold(isAwaited: boolean): void {
  if (isAwaited) {
    drawer?.ref();
    drawer?.channel?.ref();
  } else {
    drawer?.unref();
    drawer?.channel?.unref();
  }
}

function start(): ChildProcess {
  // It draws what others wrote: no secret of the surroundings is its business.
  const { PATH, HOME, MALLOC_ARENA_MAX } = process.env;
  const started = fork(new URL('./typst-process.ts', import.meta.url), { serialization: 'advanced', execArgv: ['--max-old-space-size=512', '--max-semi-space-size=1'], env: { PATH, HOME, MALLOC_ARENA_MAX } });
  started.on('message', (answer: RenderAnswer) => {
    const waiting = current;
    if (!waiting || waiting.request.id !== answer.id) return;
    current = null;
    if ('failure' in answer) waiting.reject(new Error(`Typst could not draw ${waiting.request.template}: ${answer.failure}`));
    else waiting.resolve({ bytes: answer.bytes, pages: answer.pages, warnings: answer.warnings });
    next();
  });
  const broken = (how: unknown): void => {
    if (drawer === started) fail(new Error(`The process that draws has ended: ${String(how)}`));
  };
  started.on('error', broken);
  started.on('exit', (code, signal) => broken(signal ?? code));
  return started;
}

function fail(error: Error): void {
  const waiting = current;
  current = null;
  stop();
  waiting?.reject(error);
  next();
}

function stop(): void {
  const stopped = drawer;
  drawer = null;
  stopped?.kill('SIGKILL');
}
