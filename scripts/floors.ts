// Writes the picture of the floors into docs/architecture.md: `node scripts/floors.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { floorsPicture } from './guards/floors.ts';
import { readManifests } from './guards/sources.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs/architecture.md');
const text = readFileSync(file, 'utf8');
writeFileSync(file, text.replace(/```mermaid[\s\S]*?```/, floorsPicture(readManifests(root))));
