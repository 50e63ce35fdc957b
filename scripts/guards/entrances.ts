import type { Route } from '@gongkai/kernel';
import type { JobEntry } from '@gongkai/database';
import type { Examined, Finding } from './finding.ts';
import { isTest, readSources } from './sources.ts';

/** Every route names its permission, exit, summary and schemas, and the permission is one that some role holds. */
export function entrances(routes: readonly Partial<Route>[], knownPermissions: ReadonlySet<string>): Examined {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const route of routes) {
    const place = `${route.method} ${route.path}`;
    const tell = (message: string) => findings.push({ guard: 'entrances', place, message });
    if (seen.has(place)) tell('two routes have this address');
    seen.add(place);
    if (!route.permission) tell('names no permission');
    else if (typeof route.permission !== 'string' && !knownPermissions.has(route.permission.permission)) tell(`no role holds ${route.permission.permission}`);
    if (!route.exit) tell('does not say what leaves through it');
    if (!route.summary) tell('has no summary');
    if (!route.response) tell('has no response schema');
    if (['POST', 'PUT', 'PATCH'].includes(route.method ?? '') && route.body === undefined && !/\/(read|refresh|cancel|withdraw|confirm|end|close|leave)$/.test(route.path ?? '') && route.response !== 'empty')
      tell('has no body schema');
  }
  return { examined: routes.length, findings };
}

const asked = /\btask:\s*['"]([a-z]+\.[a-z-]+)['"]/g;

/** Every job that is asked for is registered, every registered module's jobs are run, and nobody listens to what nobody announces. */
export function jobs(root: string, entries: readonly JobEntry[]): Examined {
  const registered = new Set<string>(['platform.relay', 'platform.deliver', ...entries.map((entry) => entry.name)]);
  const findings: Finding[] = [];
  let examined = entries.length;
  const announced = new Set<string>();
  const sources = readSources(root, ['packages', 'modules', 'apps']).filter(({ path }) => !isTest(path));
  for (const { path, text } of sources) {
    for (const match of text.matchAll(asked)) {
      examined += 1;
      if (!registered.has(match[1]!)) findings.push({ guard: 'jobs', place: path, message: `${match[1]} is asked for but not registered` });
    }
    for (const match of text.matchAll(/['"]([a-z]+\.[a-z-]+)['"]/g)) if (!path.endsWith('jobs.ts')) announced.add(match[1]!);
  }
  for (const entry of entries)
    if (entry.kind === 'listener')
      for (const name of entry.on) if (!announced.has(name)) findings.push({ guard: 'jobs', place: entry.name, message: `listens to ${name}, which nobody announces` });
  const worker = sources.find(({ path }) => path === 'apps/worker/src/entries.ts');
  for (const { path, text } of sources) {
    const module = /^modules\/([^/]+)\/src\/jobs\.ts$/.exec(path)?.[1];
    if (module && text.includes('export const jobs') && !worker?.text.includes(`@gongkai/${module}/jobs`))
      findings.push({ guard: 'jobs', place: path, message: 'the worker does not run these jobs' });
  }
  return { examined, findings };
}
