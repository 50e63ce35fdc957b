import { Worker } from 'node:worker_threads';
import { unavailable } from '@gongkai/kernel';
import type { RenderedDocument } from '../layouts.ts';
import type { BodyPreparation } from '../prepared-body.ts';
import type { RenderAnswer, RenderRequest } from './typst-worker.ts';

/** A document that takes longer is broken or hostile; 22 pages take 0.4 s on a loaded machine. */
const timeLimitMilliseconds = 60_000;
/** Compiler and fonts hold 150 MB: given back when nobody prints. */
const idleMilliseconds = 20_000;

interface Waiting {
  request: RenderRequest;
  resolve(document: RenderedDocument): void;
  reject(error: Error): void;
}

// Typst is synchronous, so it lives in one thread of its own, started at the first document and fed one at a time.
let worker: Worker | null = null;
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
    worker?.unref();
    timer = setTimeout(stop, idleMilliseconds).unref();
    return;
  }
  worker ??= start();
  worker.ref();
  timer = setTimeout(() => fail(unavailable('documents.render-timeout')), timeLimitMilliseconds);
  worker.postMessage(current.request);
}

function start(): Worker {
  const started = new Worker(new URL('./typst-worker.ts', import.meta.url), { name: 'typst' });
  started.on('message', (answer: RenderAnswer) => {
    const waiting = current;
    if (!waiting || waiting.request.id !== answer.id) return;
    current = null;
    if ('failure' in answer) waiting.reject(new Error(`Typst could not draw ${waiting.request.template}: ${answer.failure}`));
    else waiting.resolve({ bytes: answer.bytes, pages: answer.pages, warnings: answer.warnings });
    next();
  });
  started.on('error', (error: Error) => {
    if (worker === started) fail(error);
  });
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
  const stopped = worker;
  worker = null;
  void stopped?.terminate();
}
