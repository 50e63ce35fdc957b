import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { warning, wording } from '../wording.ts';
import { GlyphCoverage, systemFaces } from './glyphs.ts';

/** What the process is asked to draw. The data is JSON and never becomes Typst markup. */
export interface RenderRequest {
  id: number;
  template: string;
  data: string;
  pictures: { file: string; bytes: Uint8Array }[];
}

export type RenderAnswer =
  | { id: number; bytes: Uint8Array; pages: number; warnings: string[] }
  | { id: number; failure: string };

const templates = fileURLToPath(new URL('../../templates/', import.meta.url));
const fonts = fileURLToPath(new URL('../../fonts/', import.meta.url));
const shippedFaces = readdirSync(fonts).filter((name) => name.endsWith('.otf')).map((name) => join(fonts, name));

const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] });
const coverage = new GlyphCoverage([...shippedFaces, ...systemFaces()]);

function compile(template: string, data: unknown): NodeTypstDocument {
  compiler.mapShadow(join(templates, 'data.json'), Buffer.from(JSON.stringify(data)));
  const result = compiler.compile({ mainFilePath: join(templates, template), resetRead: true });
  if (result.result) return result.result;
  const failure = result.takeError() ?? result.takeDiagnostics();
  throw new Error(failure ? JSON.stringify(failure.shortDiagnostics) : 'no diagnostics');
}

/** Pictures whose header is sound but whose contents Typst cannot decode. */
function undecodable(pictures: RenderRequest['pictures']): string[] {
  return pictures.map((picture) => picture.file).filter((file) => {
    try {
      compile('picture-probe.typ', { file });
      return false;
    } catch {
      return true;
    }
  });
}

function render(request: RenderRequest): RenderAnswer {
  const { text, absent } = coverage.replaceAbsent(request.data, wording.absentGlyph);
  const warnings = absent.length > 0 ? [warning.absentGlyphs(absent)] : [];
  for (const picture of request.pictures) compiler.mapShadow(join(templates, picture.file), Buffer.from(picture.bytes));
  const broken = undecodable(request.pictures);
  warnings.push(...broken.map(warning.unreadablePicture));
  const document = compile(request.template, { ...JSON.parse(text), brokenPictures: broken });
  const bytes = compiler.pdf(document, { pdfStandard: 'a-2b' });
  return { id: request.id, bytes, pages: document.numOfPages, warnings };
}

// The memory of a long document would stay until three more are drawn.
const longDocument = 60;

process.on('message', (request: RenderRequest) => {
  let pages = 0;
  try {
    const answer = render(request);
    if ('pages' in answer) pages = answer.pages;
    process.send?.(answer);
  } catch (error) {
    process.send?.({ id: request.id, failure: String(error) } satisfies RenderAnswer);
  } finally {
    compiler.resetShadow();
    compiler.evictCache(pages > longDocument ? 0 : 3);
  }
});

// Whoever asked decides when to end: a signal to all of the program reaches both.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
