import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const program = join(import.meta.dirname, 'main.ts');
const scratch = mkdtempSync(join(tmpdir(), 'gongkai-cli-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

async function gongkai(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, error };
}

test('a due date is answered with its reasons, as text and as one JSON value', async () => {
  const words = ['deadline', '--from', '2025-09-25', '--working-days', '20'];
  assert.equal((await gongkai(...words)).out, '2025-10-29\n');
  const answer = JSON.parse((await gongkai(...words, '--json')).out) as { due: string; steps: unknown[]; warnings: unknown[] };
  assert.equal(answer.due, '2025-10-29');
  assert.ok(answer.steps.length > 3);
  assert.deepEqual(answer.warnings, []);
});

test('a case that does not hold is listed, and the exit code says so', async () => {
  const file = join(scratch, 'cases.json');
  writeFileSync(file, JSON.stringify({ cases: [{ received: '2021-03-01', workingDays: 20, due: '2021-03-29' }, { received: '2025-09-25', workingDays: 20, due: '2025-10-30' }] }));
  const checked = await gongkai('deadline', '--cases', file, '--json');
  const answer = JSON.parse(checked.out) as { checked: number; differing: { index: number }[] };
  assert.equal(checked.code, 1);
  assert.deepEqual([answer.checked, answer.differing.map((one) => one.index)], [2, [1]]);
});

test('wrong use is answered with the help and exit code 2', async () => {
  for (const words of [[], ['no-such-command'], ['deadline', '--from', '2025-09-25'], ['deadline', '--surprise'], ['score'], ['serve', '--port', 'x'], ['serve', '--parts', 'cellar']]) {
    const ended = await gongkai(...words);
    assert.equal(ended.code, 2, words.join(' '));
    assert.doesNotMatch(ended.error, /\bat .*\.ts:/);
  }
});

test('every command has help', async () => {
  const list = (await gongkai('--help')).out;
  const names = [...list.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}/gm)].map((match) => match[1]!);
  assert.ok(names.length >= 10, list);
  for (const name of names) {
    const help = await gongkai(...name.split(' '), '--help');
    assert.equal(help.code, 0);
    assert.match(help.out, /--help/);
  }
});

test('a used port, an unwritable folder and an unreachable database are one clear sentence each', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => busy.once('listening', resolve));
  const { port } = busy.address() as { port: number };
  const used = await gongkai('serve', '--port', String(port), '--data', join(scratch, 'a'));
  busy.close();
  assert.match(used.error, new RegExp(`^gongkai: Port ${port} is in use\\.[^\\n]*\\n$`));
  writeFileSync(join(scratch, 'file'), '');
  const noFolder = await gongkai('serve', '--port', '0', '--data', join(scratch, 'file'));
  assert.match(noFolder.error, /^gongkai: .* is not a folder\.[^\n]*\n$/);
  const away = await gongkai('serve', '--port', '0', '--data', join(scratch, 'b'), '--database-url', 'postgres://x:y@127.0.0.1:9/none');
  assert.match(away.error, /^gongkai: The database at 127\.0\.0\.1:9\/none does not answer[^\n]*\n$/);
  for (const ended of [used, noFolder, away]) assert.equal(ended.code, 1);
});

test('a bulletin whose sum does not add up is named', async () => {
  const file = join(scratch, 'bulletin.csv');
  writeFileSync(file, '单位,报送,采用,得分\n甲镇,10,4,20\n乙镇,6,3,15\n合计,16,8,35\n');
  const checked = await gongkai('bulletin', 'check', file, '--json');
  const result = JSON.parse(checked.out) as { ok: boolean; findings: { found: unknown; expected: unknown }[] };
  assert.equal(checked.code, 1);
  assert.equal(result.ok, false);
  assert.equal(result.findings.length, 1);
});

test('the check of a bulletin says how many figures it compared and what it could not judge', async () => {
  const file = join(scratch, 'other.csv');
  writeFileSync(file, '单位,报送,满意率\n甲镇,10,90%\n乙镇,6,80%\n合计,16,\n');
  const checked = await gongkai('bulletin', 'check', file);
  assert.equal(checked.code, 0);
  assert.match(checked.out, /^not judged: other\.csv!C: .*满意率.*\n3 figures checked, 0 do not follow\n$/);
});

test('a file that cannot be read or is not what it should be is one sentence and exit code 2, with --json also one JSON value', async () => {
  const file = join(scratch, 'half.json');
  writeFileSync(file, '{"cases": [');
  for (const words of [['deadline', '--cases', file], ['deadline', '--cases', join(scratch, 'nowhere.json')], ['bulletin', 'check', scratch], ['score', '--rulebook', file, '--facts', file]]) {
    const plain = await gongkai(...words);
    assert.deepEqual([plain.code, plain.out, plain.error.split('\n').length], [2, '', 2], words.join(' '));
    const json = await gongkai(...words, '--json');
    assert.equal(json.code, 2);
    assert.equal(typeof (JSON.parse(json.out) as { error: { message: string }[] }).error[0]!.message, 'string');
  }
});

test('a folder without a deployment is no empty deployment, and a jurisdiction has a code that can be a host name', async () => {
  const nowhere = join(scratch, 'nowhere');
  const verified = await gongkai('audit', 'verify', '--data', nowhere);
  assert.deepEqual([verified.code, existsSync(nowhere)], [1, false]);
  assert.match(verified.error, /^gongkai: There is no deployment in [^\n]*\n$/);
  const added = await gongkai('jurisdiction', 'add', '--data', nowhere, '--code', 'Bad Code!', '--name', '某县', '--level', 'county');
  assert.deepEqual([added.code, existsSync(nowhere)], [2, false]);
});
