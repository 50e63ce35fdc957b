import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examined, Finding } from './finding.ts';
import { readManifests } from './sources.ts';

/** Every package and module has a README that names each of its real doors. */
export function doors(root: string): Examined {
  const findings: Finding[] = [];
  const manifests = readManifests(root);
  for (const { folder, exports } of manifests) {
    const file = join(root, folder, 'README.md');
    if (!existsSync(file)) {
      findings.push({ guard: 'doors', place: folder, message: 'has no README.md' });
      continue;
    }
    const text = readFileSync(file, 'utf8');
    for (const door of Object.keys(exports)) if (!text.includes(`\`${door}\``)) findings.push({ guard: 'doors', place: `${folder}/README.md`, message: `does not name the door \`${door}\`` });
  }
  return { examined: manifests.length, findings };
}
