import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examined } from './finding.ts';
import { readManifests, type Manifest } from './sources.ts';

const names: Record<string, string> = { 0: 'Ground: packages', 1: 'Floor 1: people, files, reviews', 2: 'Floor 2: records', 3: 'Floor 3: publications and search', 4: 'Floor 4: scoring', 5: 'Floor 5: reports', 9: 'Apps' };

/** The picture of the floors, drawn from the manifests: who stands where, and whom each may use. */
export function floorsPicture(manifests: readonly Manifest[]): string {
  const lines = ['```mermaid', 'flowchart TD'];
  const floors = [...new Set(manifests.map((manifest) => Math.floor(manifest.floor)))].sort((a, b) => b - a);
  for (const floor of floors) {
    lines.push(`  subgraph F${floor}["${names[floor] ?? `Floor ${floor}`}"]`);
    for (const manifest of manifests) if (Math.floor(manifest.floor) === floor) lines.push(`    ${short(manifest)}`);
    lines.push('  end');
  }
  const modules = manifests.filter((manifest) => manifest.folder.startsWith('modules/'));
  for (const manifest of modules)
    for (const friend of modules) if (friend.name in manifest.dependencies) lines.push(`  ${short(manifest)} --> ${short(friend)}`);
  lines.push('```');
  return lines.join('\n');
}

const short = (manifest: Manifest): string => manifest.folder.split('/')[1]!;

/** The picture in docs/architecture.md is the one that the manifests give. */
export function floors(root: string): Examined {
  const manifests = readManifests(root);
  const file = join(root, 'docs/architecture.md');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const current = text.includes(floorsPicture(manifests));
  return { examined: manifests.length, findings: current ? [] : [{ guard: 'floors', place: 'docs/architecture.md', message: `the picture is not the one of the manifests; it should be:\n${floorsPicture(manifests)}` }] };
}
