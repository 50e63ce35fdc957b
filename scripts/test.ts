// Everything there is to check; the last line is `N passed, N failed`. `./test [--no-browser] [FILE …]`
import { existsSync, globSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { clusterEnvironment, startTestCluster } from '@gongkai/testing';
import { startProduct } from '../e2e/product.ts';
import { root, runChecks } from './check.ts';

const tally = { passed: 0, failed: 0 };
const words = process.argv.slice(2);
const noBrowser = words.includes('--no-browser');
const named = words.filter((word) => !word.startsWith('--'));

function testFiles(patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (path) => /node_modules|dist/.test(path) }).sort().map((path) => join(root, path));
}

async function runFiles(files: readonly string[], concurrency: number): Promise<void> {
  let skipped = 0;
  const stream = run({ files: [...files], concurrency, isolation: 'process', timeout: 600_000 });
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return;
    if (event.skip !== undefined || event.todo !== undefined) skipped += 1;
    else tally.passed += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type !== 'suite') tally.failed += 1;
  });
  const printed = stream.compose(new spec());
  printed.pipe(process.stdout, { end: false });
  await new Promise((resolve) => printed.on('end', resolve));
  if (skipped > 0) {
    console.log(`✖ ${skipped} tests were skipped`);
    tally.failed += skipped;
  }
}

function findBrowser(): string | null {
  const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return candidates.find((path) => existsSync(path)) ?? null;
}

const hasChineseFonts = (): boolean => spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0;

// The journeys need a browser and fonts that can draw Chinese; both are Debian packages.
function prepareBrowser(): boolean {
  const missing = () => [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFonts() ? [] : ['fonts-noto-cjk', 'fontconfig'])];
  if (missing().length === 0) return true;
  const install = `apt-get install -y --no-install-recommends ${missing().join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`installing ${missing().join(' ')}`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env: environment });
    spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  }
  if (missing().length === 0) return true;
  console.log(`✖ the browser journeys need ${missing().join(' and ')}: as root, ${install}; or give --no-browser to go without`);
  return false;
}

// Those that look at the demonstration look at one product, one after the other: each writes records of its own.
async function runJourneys(files: readonly string[]): Promise<void> {
  const lookers = files.filter((file) => /\bstartProduct\b/.test(readFileSync(file, 'utf8')));
  if (lookers.length > 0) {
    const product = await startProduct();
    process.env.GONGKAI_E2E_URL = product.origin;
    try {
      await runFiles(lookers, 1);
    } finally {
      delete process.env.GONGKAI_E2E_URL;
      await product.stop();
    }
  }
  const others = files.filter((file) => !lookers.includes(file));
  if (others.length > 0) await runFiles(others, 1);
}

function finish(): void {
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

async function main(): Promise<void> {
  if (named.length === 0) {
    const checked = await runChecks();
    tally.passed += checked.passed;
    tally.failed += checked.failed;
  }
  const cluster = await startTestCluster();
  Object.assign(process.env, clusterEnvironment(cluster));
  try {
    const units = named.length > 0 ? testFiles(named.filter((name) => !name.startsWith('e2e/'))) : testFiles(['{packages,modules,apps,scripts,database,bench}/**/*.test.ts']);
    if (named.length === 0 && units.length === 0) tally.failed += 1;
    if (units.length > 0) await runFiles(units, 2);
    const journeys = named.length > 0 ? testFiles(named.filter((name) => name.startsWith('e2e/'))) : testFiles(['e2e/**/*.test.ts']);
    if (journeys.length === 0 || noBrowser) return;
    if (!prepareBrowser()) tally.failed += 1;
    else await runJourneys(journeys);
  } finally {
    await cluster.stop();
  }
}

await main();
finish();
