// Every check that needs no database and no browser; one line each, non-zero when one fails. `node scripts/check.ts [NAME …]`
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Examined, Finding } from './guards/finding.ts';
import { entrances, jobs } from './guards/entrances.ts';
import { floors } from './guards/floors.ts';
import { locked } from './guards/lock.ts';
import { messageKeys } from './guards/messages.ts';
import { doors } from './guards/readmes.ts';
import { recordedWords } from './guards/recorded-words.ts';
import { silences, sizes } from './guards/sizes.ts';
import { tables, walls } from './guards/walls.ts';

export const root = join(import.meta.dirname, '..');

/** A program of the toolbox as a check: its findings are what it prints. */
function tool(name: string, args: string[], examinedPattern?: RegExp): () => Examined {
  return () => {
    const done = spawnSync(join(root, 'node_modules/.bin', name), args, {
      cwd: root, encoding: 'utf8', env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`, NO_COLOR: '1' }, maxBuffer: 64e6,
    });
    const output = `${done.stdout}${done.stderr}`;
    const counted = examinedPattern ? Number(examinedPattern.exec(output)?.[1] ?? 0) : 1;
    return { examined: counted, findings: done.status === 0 ? [] : [{ guard: name, place: 'output', message: output.trim() || String(done.error) }] };
  };
}

const checks: Record<string, () => Examined | Promise<Examined>> = {
  types: tool('tsc', ['--noEmit', '-p', '.']),
  'types-workspace': tool('tsc', ['--noEmit', '-p', 'apps/workspace']),
  'types-e2e': tool('tsc', ['--noEmit', '-p', 'e2e']),
  lint: tool('oxlint', [], /on (\d+) files/),
  cycles: tool('depcruise', ['packages', 'modules', 'apps', 'database', 'scripts', 'bench', 'e2e', '--output-type', 'err'], /(\d+) modules/),
  unused: tool('knip', ['--no-progress']),
  walls: () => walls(root),
  tables: () => tables(root),
  sizes: () => sizes(root),
  silences: () => silences(root),
  messages: () => messageKeys(root),
  doors: () => doors(root),
  floors: () => floors(root),
  lock: () => locked(root),
  entrances: async () => {
    const { staffRoutes } = await import(pathToFileURL(join(root, 'apps/api/src/routes.ts')).href);
    const { rolePermissions } = await import(pathToFileURL(join(root, 'modules/accounts/src/roles.ts')).href);
    const known = new Set<string>(Object.values(rolePermissions as Record<string, string[]>).flat());
    return entrances(staffRoutes, known);
  },
  jobs: async () => {
    const { entries } = await import(pathToFileURL(join(root, 'apps/worker/src/entries.ts')).href);
    return jobs(root, entries);
  },
  'recorded-words': async () => {
    const { entries } = await import(pathToFileURL(join(root, 'apps/worker/src/entries.ts')).href);
    return recordedWords(root, entries);
  },
};

/** Runs the named checks, or all; says what failed and why. */
export async function runChecks(names: readonly string[] = Object.keys(checks)): Promise<{ passed: number; failed: number }> {
  const tally = { passed: 0, failed: 0 };
  for (const name of names) {
    const check = checks[name];
    if (!check) throw new Error(`There is no check named ${name}: ${Object.keys(checks).join(', ')}`);
    const started = performance.now();
    const { examined, findings } = await Promise.resolve().then(check).catch((error: Error): Examined => ({ examined: 1, findings: [{ guard: name, place: 'check', message: error.stack ?? error.message }] }));
    if (examined === 0) findings.push({ guard: name, place: 'check', message: 'examined nothing' });
    tally[findings.length === 0 ? 'passed' : 'failed'] += 1;
    console.log(`${findings.length === 0 ? '✔' : '✖'} check ${name} (${examined} examined, ${Math.round(performance.now() - started)} ms)`);
    for (const finding of findings.slice(0, 60)) console.log(`    ${finding.place}: ${indent(finding)}`);
    if (findings.length > 60) console.log(`    … and ${findings.length - 60} more`);
  }
  return tally;
}

const indent = (finding: Finding): string => finding.message.replaceAll('\n', '\n      ');

if (process.argv[1] === import.meta.filename) {
  if (!existsSync(join(root, 'node_modules'))) throw new Error('Run scripts/setup first.');
  const { failed } = await runChecks(process.argv.length > 2 ? process.argv.slice(2) : undefined);
  process.exitCode = failed > 0 ? 1 : 0;
}
