import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { importedDocument, type ImportedDocument } from './import-schema.ts';

const unpack = (path: string): string =>
  brotliDecompressSync(readFileSync(new URL(path, import.meta.url))).toString('utf8');

/** The preset laws and administrative regulations, one JSON record a line, not yet parsed. */
export function lawLines(): string[] {
  return unpack('laws/laws.jsonl.br').trimEnd().split('\n');
}

/** The preset laws and administrative regulations, each checked against the import schema. */
export function* laws(): Generator<ImportedDocument> {
  for (const line of lawLines()) yield importedDocument.parse(JSON.parse(line));
}

/** A place of the national division codes: 2 digits province, 4 city, 6 county, 9 township. */
export interface Division {
  code: string;
  name: string;
  level: 'province' | 'city' | 'county' | 'township';
  parentCode: string | null;
}

const levels = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' } as const;
const parentLength = { province: 0, city: 2, county: 4, township: 6 } as const;

/** The national division codes, sorted by code, so that a parent comes before its children. */
export function divisions(): Division[] {
  return unpack('divisions/divisions.csv.br')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code, name] = line.split(',') as [string, string];
      const level = levels[code.length as keyof typeof levels];
      return { code, name, level, parentCode: level === 'province' ? null : code.slice(0, parentLength[level]) };
    });
}
