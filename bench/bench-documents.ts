import { Context, type Services } from '@gongkai/database';
import { ensureColumn, standardColumns } from '@gongkai/disclosures';
import { testPerson, testUnit } from '@gongkai/organisations/testing';
import { lawLines } from '@gongkai/presets';
import type { BenchDatabase } from './bench-database.ts';

/** Sentences of the preset laws, in which real words stand as often as they really do. */
export function lawSentences(): string[] {
  const sentences: string[] = [];
  for (const line of lawLines()) {
    const { body } = JSON.parse(line) as { body: string };
    for (const sentence of body.split(/(?<=。)|\n/)) if (sentence.length >= 15 && sentence.length <= 200 && !sentence.startsWith('#')) sentences.push(sentence.trim());
    if (sentences.length > 60_000) break;
  }
  return sentences;
}

/** So many documents of some hundred characters as lines of an import file; the same for the same random source. */
export function importFile(count: number, random: () => number, sentences: readonly string[]): Buffer {
  const pick = () => sentences[Math.floor(random() * sentences.length)]!;
  const lines: string[] = [];
  for (let n = 0; n < count; n++) {
    const paragraphs = Array.from({ length: 6 + Math.floor(random() * 8) }, () => pick() + pick());
    const title = `关于${pick().replaceAll(/[第条款项、，。：；（）《》“”\s]/g, '').slice(0, 18)}的通知（${n}）`;
    lines.push(JSON.stringify({ id: `bench-${n}`, title, kind: '通知', makers: ['县人民政府'], publishedOn: '2024-05-06', body: paragraphs.join('\n\n') }));
  }
  return Buffer.from(lines.join('\n'));
}

export interface Catalogue {
  context: Context;
  unitId: string;
  personId: string;
}

/** A jurisdiction with an office, somebody who answers for imports, and the standard columns. */
export async function benchCatalogue(database: Pick<BenchDatabase, 'pools'>, jurisdictionId: string, services: Services): Promise<Catalogue> {
  const context = new Context({ pool: database.pools.app, jurisdictionId, actor: { kind: 'system', name: 'bench' }, services });
  const unit = await testUnit(context, '县政府办公室', { kind: 'office' });
  const person = await testPerson(context, '周公开', unit.id);
  await context.write(async (tx) => {
    for (const column of standardColumns) await ensureColumn(tx, column);
  });
  return { context, unitId: unit.id, personId: person.id };
}
