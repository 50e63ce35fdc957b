import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
}

export interface Manifest {
  name: string;
  folder: string;
  floor: number;
  exports: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const passedOver = new Set(['node_modules', 'dist', 'data', '.git', '.cache', 'fonts']);

/** The TypeScript sources below a root. */
export function readSources(root: string, folders: readonly string[] = ['packages', 'modules', 'apps', 'scripts', 'e2e', 'bench', 'database']): SourceFile[] {
  const found: SourceFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (passedOver.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.tsx?$/.test(entry.name)) found.push({ path: relative(root, path), text: readFileSync(path, 'utf8') });
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder));
  return found.sort((a, b) => a.path.localeCompare(b.path));
}

/** The manifests of all workspace packages below a root. */
export function readManifests(root: string): Manifest[] {
  return ['packages', 'modules', 'apps', 'database'].flatMap((group) => {
    if (!existsSync(join(root, group))) return [];
    return readdirSync(join(root, group)).flatMap((name): Manifest[] => {
      const file = join(root, group, name, 'package.json');
      if (!existsSync(file)) return [];
      const parsed = JSON.parse(readFileSync(file, 'utf8'));
      return [{
        name: parsed.name,
        folder: `${group}/${name}`,
        floor: parsed.gongkai?.floor ?? NaN,
        exports: parsed.exports ?? {},
        dependencies: { ...parsed.dependencies, ...parsed.optionalDependencies },
        devDependencies: parsed.devDependencies ?? {},
      }];
    });
  });
}

const importPattern = /(?:^|\n)\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

/** What a source imports, as written. */
export function importsOf(source: SourceFile): string[] {
  return [...source.text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3]!);
}

const isSupport = (path: string): boolean => path.endsWith('/testing.ts') || /^(?:packages|modules|apps)\/[^/]+\/test\//.test(path);

/** Tests and what only they may use: factories (`testing.ts`) and the `test` folder of a package. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('e2e/') || isSupport(path);
