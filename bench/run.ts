// Measures and holds each figure against its limit or peer: `npm run bench [-- NAME …] [--seed N]`.
import { randomOf, present, holds, type Bench, type Figure } from './harness.ts';

// Loaded when its turn comes: a group that cannot be loaded fails alone.
const benches: Record<string, () => Promise<Bench>> = {
  starts: async () => (await import('./figures/starts.ts')).starts,
  pages: async () => (await import('./figures/pages.ts')).pages,
  lists: async () => (await import('./figures/lists.ts')).lists,
  search: async () => (await import('./figures/search.ts')).search,
  imports: async () => (await import('./figures/imports.ts')).imports,
  ledger: async () => (await import('./figures/ledger.ts')).ledger,
  scoring: async () => (await import('./figures/scoring.ts')).scoring,
};

const words = process.argv.slice(2);
const seedAt = words.indexOf('--seed');
const seed = seedAt >= 0 ? Number(words[seedAt + 1]) : 20_260_101;
const named = words.filter((word, index) => !word.startsWith('--') && (seedAt < 0 || index !== seedAt + 1));
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0 || !Number.isInteger(seed)) {
  console.error(`unknown: ${unknown.join(', ') || `seed ${words[seedAt + 1]}`}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const all: Figure[] = [];
let broken = 0;
console.log(`seed ${seed}; ${process.version}; ${(await import('node:os')).availableParallelism()} cores`);
for (const [name, load] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n${name}`);
  const began = performance.now();
  try {
    const bench = await load();
    const figures = await bench.run({ seed, random: randomOf(seed), plan: (text) => console.log(`  ${text.replaceAll('\n', '\n  ')}`) });
    if (figures.length === 0) throw new Error('nothing was measured');
    for (const figure of figures) console.log(`  ${present(figure)}`);
    all.push(...figures);
  } catch (error) {
    broken += 1;
    console.log(`  FAILS  ${name} could not be measured: ${error instanceof Error ? error.stack : String(error)}`);
  }
  console.log(`  (${((performance.now() - began) / 1000).toFixed(0)} s)`);
}
const failing = all.filter((figure) => !holds(figure));
console.log(`\n${all.length - failing.length} of ${all.length} figures hold${broken > 0 ? `; ${broken} groups could not be measured` : ''}`);
process.exitCode = failing.length > 0 || broken > 0 || all.length === 0 ? 1 : 0;
