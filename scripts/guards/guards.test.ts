import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { defineJob, defineListener } from '@gongkai/database';
import { z } from 'zod';
import { entrances, jobs } from './entrances.ts';
import { floors } from './floors.ts';
import { locked } from './lock.ts';
import { messageKeys } from './messages.ts';
import { doors } from './readmes.ts';
import { recordedWords } from './recorded-words.ts';
import { silences, sizes } from './sizes.ts';
import { tables, walls } from './walls.ts';

const repository = join(import.meta.dirname, '../..');
const planted = mkdtempSync(join(tmpdir(), 'gongkai-planted-'));
after(() => rmSync(planted, { recursive: true, force: true }));

let trees = 0;
/** A small tree of two modules that keeps every rule, with some files of its own. */
function tree(files: Record<string, string> = {}): string {
  const root = join(planted, String(++trees));
  const manifest = (name: string, floor: number, dependencies: Record<string, string> = {}) =>
    JSON.stringify({ name: `@gongkai/${name}`, gongkai: { floor }, exports: { '.': './src/index.ts', './contract': './src/contract.ts' }, dependencies });
  const base: Record<string, string> = {
    'modules/lower/package.json': manifest('lower', 1),
    'modules/lower/README.md': 'Doors: `.` and `./contract`.',
    'modules/lower/src/index.ts': 'export const low = 1;\n',
    'modules/upper/package.json': manifest('upper', 2, { '@gongkai/lower': '0.1.0' }),
    'modules/upper/README.md': 'Doors: `.` and `./contract`.',
    'modules/upper/src/index.ts': "import { low } from '@gongkai/lower';\nexport const up = low;\nexport const unknown = 'general.not-found';\n",
    'packages/ui/src/messages/zh-CN/general.json': '{ "general.not-found": "没有找到" }',
    'packages/ui/src/messages/en/general.json': '{ "general.not-found": "Not found" }',
  };
  for (const [path, text] of Object.entries({ ...base, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const messagesOf = (examined: { findings: { message: string }[] }): string => examined.findings.map((finding) => finding.message).join('\n');

test('a tree that keeps the rules passes, and was looked at', () => {
  const root = tree();
  for (const guard of [walls, sizes, silences, messageKeys, doors]) {
    const { examined, findings } = guard(root);
    assert.ok(examined > 0, guard.name);
    assert.deepEqual(findings, [], guard.name);
  }
});

test('an undeclared import is reported', () => {
  assert.match(messagesOf(walls(tree({ 'modules/upper/src/more.ts': "import pg from 'pg';\nexport { pg };\n" }))), /pg is not in the dependencies/);
});

test('an import up the floors is reported', () => {
  const root = tree({
    'modules/lower/package.json': JSON.stringify({ name: '@gongkai/lower', gongkai: { floor: 1 }, exports: { '.': './src/index.ts' }, dependencies: { '@gongkai/upper': '0.1.0' } }),
    'modules/lower/src/up.ts': "export { up } from '@gongkai/upper';\n",
  });
  assert.match(messagesOf(walls(root)), /does not lie below/);
});

test('a relative escape is reported', () => {
  assert.match(messagesOf(walls(tree({ 'modules/upper/src/escape.ts': "export * from '../../lower/src/index.ts';\n" }))), /leads out of modules\/upper/);
});

test('a door that does not exist or is not for this room is reported', () => {
  assert.match(messagesOf(walls(tree({ 'modules/upper/src/deep.ts': "export * from '@gongkai/lower/src/secret';\n" }))), /is no door/);
  assert.match(messagesOf(walls(tree({ 'modules/upper/src/contract-user.ts': "export * from '@gongkai/lower/contract';\n" }))), /may not use the door/);
});

test('what only tests may use is open to them and closed to everything else', () => {
  const support = { 'packages/text/package.json': JSON.stringify({ name: '@gongkai/text', gongkai: { floor: 0 }, exports: {} }), 'packages/text/test/grammar.ts': "import assert from 'node:assert/strict';\nexport { assert };\n" };
  assert.deepEqual(walls(tree({ ...support, 'packages/text/src/a.test.ts': "export * from '../test/grammar.ts';\n" })).findings, []);
  assert.match(messagesOf(walls(tree({ ...support, 'packages/text/src/a.ts': "export * from '../test/grammar.ts';\n" }))), /is for tests only/);
  assert.match(messagesOf(walls(tree({ ...support, 'packages/text/src/test.ts': "export * from 'node:fs';\n" }))), /does not belong in a pure file/);
});

test('the data of the database folder keep the walls and have READMEs too', () => {
  const root = tree({ 'database/seeds/package.json': JSON.stringify({ name: '@gongkai/seeds', gongkai: { floor: 0 }, exports: { '.': './index.ts' } }), 'database/seeds/index.ts': "export * from '@gongkai/upper';\n" });
  assert.match(messagesOf(walls(root)), /@gongkai\/upper is not in the dependencies of database\/seeds/);
  assert.match(messagesOf(doors(root)), /has no README/);
});

test('SQL outside a store and on the tables of another module is reported', () => {
  const root = tree({ 'modules/upper/src/up.store.ts': 'export const q = `select * from lower.things`;\n', 'modules/upper/src/up.ts': 'export const q = `select * from upper.things`;\n' });
  assert.match(messagesOf(tables(root)), /belongs to another module[\s\S]*outside a store|outside a store[\s\S]*belongs to another module/);
});

test('SQL of an app or of a package on the tables of a module is reported', () => {
  const sql = 'export const q = `select * from lower.things`;\n';
  assert.match(messagesOf(tables(tree({ 'apps/portal/src/page.ts': sql }))), /belongs to another module/);
  assert.match(messagesOf(tables(tree({ 'packages/database/src/look.ts': sql }))), /belongs to another module/);
});

test('an oversize file is reported', () => {
  assert.match(messagesOf(sizes(tree({ 'modules/upper/src/long.ts': 'export const a = 1;\n'.repeat(401) }))), /402 lines/);
});

test('a skipped test, a focused test and a silenced error are reported', () => {
  const root = tree({ 'modules/upper/src/a.test.ts': "test.skip('x', () => {});\n", 'modules/upper/src/b.test.ts': "it.only('x', () => {});\n", 'modules/upper/src/c.ts': '// @ts-ignore\n' });
  assert.equal(silences(root).findings.length, 3);
});

test('a message that one language lacks is reported, and so is one that neither has', () => {
  assert.match(messagesOf(messageKeys(tree({ 'packages/ui/src/messages/zh-CN/upper.json': '{ "upper.only": "只有" }' }))), /missing in en/);
  assert.match(messagesOf(messageKeys(tree({ 'packages/ui/src/messages/en/upper.json': '{ "upper.only": "only" }' }))), /missing in zh-CN/);
  assert.match(messagesOf(messageKeys(tree({ 'packages/text/src/words-en.ts': "export const english = {\n  'text.step.due': () => 'due',\n};\n" }))), /missing in zh-CN/);
  assert.match(messagesOf(messageKeys(tree({ 'modules/upper/src/refuse.ts': "throw refused('upper.never-written');\n" }))), /upper.never-written is missing/);
});

test('a message that no source uses is reported, and one that is put together is not', () => {
  const messages = { 'upper.state.open': '', 'upper.state.shut': '', 'upper.plain': '', 'upper.wide': '' };
  const unused = (source: string) => messageKeys(tree({
    'packages/ui/src/messages/zh-CN/upper.json': JSON.stringify(messages), 'packages/ui/src/messages/en/upper.json': JSON.stringify(messages),
    'modules/upper/src/states.ts': "export const states = ['open', 'shut'];\nexport const wide = 'wide';\n", 'modules/upper/src/say.ts': source,
  })).findings.map((finding) => finding.place);
  assert.deepEqual(unused("export const say = [(state: string) => `upper.state.${state}`, 'upper.plain', 'upper.wide'];\n"), []);
  assert.deepEqual(unused("export const say = [(state: string) => `upper.state-${state}`, 'upper.wide'];\n"), ['upper.state.open', 'upper.state.shut', 'upper.plain']);
  // What fits every key counts only with its words beside it.
  assert.deepEqual(unused("export const say = [(key: string) => `upper.${key}`, 'plain', 'state.open'];\n"), ['upper.state.shut', 'upper.wide']);
});

test('a recorded action, subject or machine without words is reported', () => {
  const found = (text: string, entries: { name: string }[] = []) => messagesOf(recordedWords(tree({ 'modules/upper/src/keep.ts': text }), entries));
  assert.match(found("await recordAudit(tx, { action: 'upper.keep', subjectKind: kind, subjectId: null });"), /audit.action.upper.keep is missing in zh-CN[\s\S]*missing in en/);
  assert.match(found("await recordAudit(tx, { action: done ? 'upper.done' : 'upper.undone', subjectKind: kind });"), /upper.done is missing[\s\S]*upper.undone is missing/);
  assert.match(found("const acts = { on: 'upper.turn-on' };\nrecordAudit(tx, { action: acts[verb], subjectId: idOf(one) });"), /upper.turn-on is missing/);
  assert.match(found('await recordAudit(tx, { action: `upper.${verb}`, subjectKind: kind });'), /write the action of an audit record out/);
  assert.match(found("const thingSubject = 'upper.thing';"), /audit.subject.upper.thing is missing/);
  assert.match(found("note({ subjectKind: 'upper.other' });"), /audit.subject.upper.other is missing/);
  assert.match(found("const actor = { kind: 'system', name: 'robot' };"), /audit.actor.robot is missing/);
  assert.match(found('', [{ name: 'upper.sweep' }]), /audit.actor.upper.sweep is missing/);
});

test('a route without permission, exit, summary or schema is reported', () => {
  const known = new Set(['upper.read']);
  const route = { method: 'GET' as const, path: '/upper', permission: { permission: 'upper.read' }, summary: 'x', exit: 'none' as const, response: 'empty' as const, handle: async () => undefined };
  assert.deepEqual(entrances([route], known).findings, []);
  const { permission: _permission, ...open } = route;
  assert.match(messagesOf(entrances([open], known)), /names no permission/);
  assert.match(messagesOf(entrances([{ ...route, permission: { permission: 'upper.unknown' } }], known)), /no role holds/);
  const { exit: _exit, ...silent } = route;
  assert.match(messagesOf(entrances([silent], known)), /does not say what leaves/);
});

test('a job that is asked for but not registered, and a module whose jobs nobody runs, are reported', () => {
  const root = tree({
    'modules/upper/src/ask.ts': "await enqueue(tx, { task: 'upper.forgotten', payload: {} });\n",
    'modules/upper/src/jobs.ts': 'export const jobs = [];\n',
    'apps/worker/src/entries.ts': 'export const entries = [];\n',
  });
  const found = messagesOf(jobs(root, [defineJob({ name: 'upper.known', payload: z.object({}), handle: async () => {} })]));
  assert.match(found, /upper.forgotten is asked for but not registered/);
  assert.match(found, /the worker does not run these jobs/);
  assert.match(messagesOf(jobs(root, [defineListener({ name: 'upper.hear', on: ['lower.never-said'], handle: async () => {} })])), /which nobody announces/);
});

test('a README that does not name a door is reported', () => {
  assert.match(messagesOf(doors(tree({ 'modules/upper/README.md': 'Door `.` only.' }))), /does not name the door/);
});

test('a picture of the floors that is not the one of the manifests is reported', () => {
  assert.match(messagesOf(floors(tree({ 'docs/architecture.md': '# old' }))), /not the one of the manifests/);
});

test('a function that is too long or takes too much is reported by the linter', () => {
  const root = tree({ 'modules/upper/src/long.ts': `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(60)}  return sum;\n}\n`, 'modules/upper/src/wide.ts': 'export const wide = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;\n' });
  cpSync(join(repository, '.oxlintrc.json'), join(root, '.oxlintrc.json'));
  const done = spawnSync(join(repository, 'node_modules/.bin/oxlint'), { cwd: root, encoding: 'utf8' });
  assert.notEqual(done.status, 0);
  assert.match(done.stdout, /max-lines-per-function/);
  assert.match(done.stdout, /max-params/);
});

test('an export that nobody uses and a dependency that nobody imports are reported', () => {
  const root = tree({
    'package.json': JSON.stringify({ name: 'planted', private: true, workspaces: ['modules/*'] }),
    'modules/upper/package.json': JSON.stringify({ name: '@gongkai/upper', exports: { '.': './src/index.ts' }, dependencies: { '@gongkai/lower': '0.1.0', zod: '4.6.7' } }),
    'modules/upper/src/index.ts': "export { used } from './parts.ts';\nexport { low } from '@gongkai/lower';\n",
    'modules/upper/src/parts.ts': 'export const used = 1;\nexport const unused = 2;\n',
  });
  cpSync(join(repository, 'knip.json'), join(root, 'knip.json'));
  const done = spawnSync(join(repository, 'node_modules/.bin/knip'), ['--no-progress'], { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: `${join(repository, 'node_modules/.bin')}:${process.env.PATH}` } });
  assert.notEqual(done.status, 0);
  assert.match(done.stdout, /unused\s+modules\/upper\/src\/parts.ts/);
  assert.match(done.stdout, /zod\s+modules\/upper\/package.json/);
});

test('a lock that promises what it does not hold is reported', () => {
  const packages = { 'node_modules/tool': { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-moon': '1.0.0' } }, 'node_modules/tool-linux': {} };
  const { findings } = locked(tree({ 'package-lock.json': JSON.stringify({ packages }) }));
  assert.match(messagesOf({ findings }), /^promises tool-moon/);
  assert.equal(findings.length, 1);
});

test('a cycle is reported by the cycle check', () => {
  const root = tree({ 'modules/upper/src/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n", 'modules/upper/src/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n" });
  cpSync(join(repository, '.dependency-cruiser.json'), join(root, '.dependency-cruiser.json'));
  const done = spawnSync(join(repository, 'node_modules/.bin/depcruise'), ['modules', '--output-type', 'err'], { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: `${join(repository, 'node_modules/.bin')}:${process.env.PATH}` } });
  assert.notEqual(done.status, 0);
  assert.match(done.stdout, /no-cycle/);
});

test('the schema and the table types are those of the migrations, and a stale one is reported', async () => {
  const { derive, staleFiles } = await import('../db.ts');
  const derived = await derive();
  assert.deepEqual(staleFiles(derived), [], 'run node scripts/db.ts');
  const root = tree({ 'packages/database/src/schema.ts': derived.types, 'database/schema.sql': derived.schema.replace('-- schemas', '-- schemas of yesterday') });
  assert.deepEqual(staleFiles(derived, root), ['database/schema.sql']);
});
