import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examined, Finding } from './finding.ts';

type Locked = Record<string, { optionalDependencies?: Record<string, string> }>;

/** The lock holds every package that it promises: npm ci refuses one that names a platform's package and does not have it. */
export function locked(root: string): Examined {
  const file = join(root, 'package-lock.json');
  const packages: Locked = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
  const findings: Finding[] = [];
  for (const [place, { optionalDependencies = {} }] of Object.entries(packages))
    for (const name of Object.keys(optionalDependencies))
      if (!(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages))
        findings.push({ guard: 'lock', place: `package-lock.json ${place}`, message: `promises ${name} and does not hold it: take the name out of the lock` });
  return { examined: Object.keys(packages).length, findings };
}
