import { dirname, join, normalize } from 'node:path';
import type { Examined, Finding } from './finding.ts';
import { importsOf, isTest, readManifests, readSources, type Manifest, type SourceFile } from './sources.ts';

const moduleDoors: Record<string, readonly string[]> = {
  modules: ['.'],
  'apps/portal': ['.', './contract'],
  'apps/workspace': ['./contract'],
  'apps/api': ['.', './http'],
  'apps/worker': ['.', './jobs'],
  'apps/cli': ['.'],
};

/** House style, chapter 3: imports go down the floors, through doors, to friends that the manifest names, and never out by a relative path. */
export function walls(root: string): Examined {
  const manifests = readManifests(root);
  const byName = new Map(manifests.map((manifest) => [manifest.name, manifest]));
  const findings: Finding[] = [];
  let examined = 0;
  for (const source of readSources(root, ['packages', 'modules', 'apps', 'database'])) {
    const home = manifests.find((manifest) => source.path.startsWith(`${manifest.folder}/`));
    if (!home) continue;
    for (const wanted of importsOf(source)) {
      examined += 1;
      const message = judge(source, wanted, home, byName);
      if (message) findings.push({ guard: 'walls', place: source.path, message });
    }
  }
  return { examined, findings };
}

function judge(source: SourceFile, wanted: string, home: Manifest, byName: Map<string, Manifest>): string | null {
  if (wanted.startsWith('.')) {
    const target = normalize(join(dirname(source.path), wanted));
    if (!target.startsWith(`${home.folder}/`)) return `${wanted} leads out of ${home.folder}: import a door instead`;
    return isTest(target) && !isTest(source.path) ? `${wanted} is for tests only` : null;
  }
  if (wanted.startsWith('node:')) return pureReason(source, wanted);
  const name = packageName(wanted);
  if (name === home.name) return null;
  const test = isTest(source.path);
  if (!(name in home.dependencies) && !(test && (name in home.devDependencies || name === '@gongkai/testing' || byName.has(name))) && !(home.folder === 'apps/workspace' && name in home.devDependencies))
    return `${name} is not in the dependencies of ${home.folder}/package.json`;
  const friend = byName.get(name);
  if (!friend || test) return null;
  return judgeDoor(wanted, home, friend);
}

function judgeDoor(wanted: string, home: Manifest, friend: Manifest): string | null {
  const door = `.${wanted.slice(friend.name.length)}`;
  if (!(door in friend.exports)) return `${wanted} is no door of ${friend.folder}`;
  if (door === './testing') return `${wanted} is for tests only`;
  if (friend.name === '@gongkai/testing') return 'the testing package is for tests only';
  if (!(friend.floor < home.floor) && !(home.folder === 'apps/cli' && friend.folder.startsWith('apps/'))) return `${friend.folder} (floor ${friend.floor}) does not lie below ${home.folder} (floor ${home.floor})`;
  if (!friend.folder.startsWith('modules/')) {
    if (friend.name === '@gongkai/ui' && home.folder.startsWith('modules/')) return 'a module does not import ui';
    return null;
  }
  const doors = moduleDoors[home.folder.startsWith('modules/') ? 'modules' : home.folder];
  return doors?.includes(door) ? null : `${home.folder} may not use the door ${door} of ${friend.folder}`;
}

const purePackages = /^(packages\/(kernel|deadlines|text)\/|modules\/[^/]+\/src\/.*\.(policy|state|view)\.ts$|modules\/[^/]+\/src\/contract\.ts$)/;
const allowedInPure = new Set(['node:crypto', 'node:stream']);

function pureReason(source: SourceFile, wanted: string): string | null {
  if (!purePackages.test(source.path) || isTest(source.path) || allowedInPure.has(wanted) || /(folder|builtin)[^/]*\.ts$/.test(source.path)) return null;
  return `${wanted} does not belong in a pure file`;
}

const packageName = (wanted: string): string => wanted.split('/').slice(0, wanted.startsWith('@') ? 2 : 1).join('/');

/** SQL only in stores and reads, and only on the module's own schema; packages and apps touch no module's tables, apps no tables at all. */
export function tables(root: string): Examined {
  const findings: Finding[] = [];
  let examined = 0;
  const modules = readManifests(root).filter((manifest) => manifest.folder.startsWith('modules/'));
  const schemas = modules.map((manifest) => manifest.folder.split('/')[1]!);
  const named = new RegExp(`(?:from|into|update|join|delete from|selectFrom\\(|insertInto\\(|updateTable\\(|deleteFrom\\(|innerJoin\\(|leftJoin\\()\\s*['"\`]?(${[...schemas, 'audit', 'platform'].join('|')})\\.([a-z_]+)`, 'gi');
  for (const source of readSources(root, ['modules', 'packages', 'apps'])) {
    if (isTest(source.path) || source.path === 'packages/database/src/schema.ts') continue;
    const [group, own] = source.path.split('/') as [string, string];
    const schemasOfHome = group === 'modules' ? [own, ...(own === 'accounts' ? ['audit'] : [])] : own === 'database' && group === 'packages' ? ['audit', 'platform'] : [];
    for (const match of source.text.matchAll(named)) {
      examined += 1;
      if (!schemasOfHome.includes(match[1]!)) findings.push({ guard: 'tables', place: source.path, message: `${match[1]}.${match[2]} belongs to another module: use its door` });
      else if (group === 'modules' && !/\.(store|read)\.ts$/.test(source.path)) findings.push({ guard: 'tables', place: source.path, message: `SQL on ${match[1]}.${match[2]} outside a store or read file` });
    }
  }
  return { examined, findings };
}
