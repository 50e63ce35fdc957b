import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, type AppError } from '@gongkai/kernel';
import { sql, type Context } from '@gongkai/database';
import { readWorkbook, writeWorkbook } from '@gongkai/documents';
import { testDatabase } from '@gongkai/testing';
import { createJurisdiction, exportUnits, importDivisions, importUnits, listUnits, personsInPost } from '../index.ts';
import { rootUnit, testPerson, testUnit } from '../testing.ts';
import { errorHeading, postHeadings, postSheet, unitHeadings, unitSheet } from '../units.workbook.ts';

const database = await testDatabase();
const clock = new FixedClock('2025-09-01T02:00:00Z');
const column = (heading: string) => ({ key: heading, heading, value: (row: Record<string, string>) => row[heading] ?? null });
const workbook = (units: Record<string, string>[], posts: Record<string, string>[] = []) => writeWorkbook([
  { name: unitSheet, columns: unitHeadings.map(column), rows: units }, { name: postSheet, columns: postHeadings.map(column), rows: posts },
]);
const recorded = async (context: Context) =>
  (await context.read((tx) => sql<{ after: unknown }>`select r.after from audit.records r where r.action = 'organisations.import-units'`.execute(tx.db))).rows.map((row) => row.after);
const whole = { leftOut: 0, annotated: null };
const county = async () => database.context(await database.addJurisdiction(), undefined, clock);

test('units and people come in from a workbook, children before parents or after, and go out the same', async () => {
  const context = await county();
  const bytes = await workbook(
    [
      { 代码: '340', 名称: '向阳镇便民中心', 上级代码: '34', 类别: '直属单位' },
      { 代码: '34', 名称: '向阳镇', 上级代码: '1', 类别: '乡镇', 设立日期: '2020-01-01' },
      { 代码: '1', 名称: '青禾县人民政府', 类别: '政府' },
    ],
    [
      { 单位代码: '34', 姓名: '李信', 岗位: '信息员', 专职兼职: '专职', 电子邮箱: 'li@example.cn', 职务: '党政办副主任' },
      { 单位代码: '34', 姓名: '王领', 岗位: '分管领导', 职务: '副镇长' },
    ],
  );
  assert.deepEqual(await importUnits(context, bytes), { units: 3, present: 0, persons: 2, posts: 2, ...whole });
  const units = await context.read((tx) => listUnits(tx));
  const town = units.find((unit) => unit.code === '34')!;
  assert.deepEqual([town.group, units.find((unit) => unit.code === '340')?.parentId], ['township', town.id]);
  assert.equal((await context.read((tx) => personsInPost(tx, { unitId: town.id, post: 'officer' })))[0]?.fullTime, true);
  const out = await exportUnits(context);
  assert.deepEqual(await importUnits(context, out), { units: 0, present: 3, persons: 0, posts: 0, ...whole }, 'an export imported again changes nothing');
  const { sheets } = await readWorkbook(out);
  assert.deepEqual(sheets[1]!.rows.slice(1).map((row) => row.slice(0, 5)), [['34', '王领', '分管领导', '副镇长', null], ['34', '李信', '信息员', '党政办副主任', '专职']].sort((a, b) => (a[1] === '李信' ? -1 : b[1] === '李信' ? 1 : 0)));
});

test('an import with mistakes takes nothing over and says all of them in the same file', async () => {
  const context = await county();
  await rootUnit(context);
  const bytes = await workbook(
    [
      { 代码: '34', 名称: '向阳镇', 上级代码: '99', 类别: '乡镇' },
      { 代码: '35', 名称: '', 类别: '公司' },
      { 代码: '36', 名称: '好镇', 类别: '乡镇', 上级代码: '34' },
      { 代码: '36', 名称: '坏 镇', 类别: '乡镇', 设立日期: '2025-02-30' },
    ],
    [{ 单位代码: '77', 姓名: '=1+1', 岗位: '信息员' }],
  );
  const before = (await context.read((tx) => listUnits(tx))).length;
  const error = await importUnits(context, bytes).then(() => assert.fail('taken over'), (failure: AppError) => failure);
  assert.equal(error.kind, 'invalid');
  assert.equal((await context.read((tx) => listUnits(tx))).length, before);
  const at = (path: string) => error.problems.filter((problem) => problem.path === path).map((problem) => problem.code);
  assert.deepEqual([at('单位.2.上级代码'), at('单位.3.类别'), at('单位.3.名称'), at('单位.5.代码'), at('单位.5.设立日期'), at('人员.2.单位代码'), at('单位.4.上级代码')], [
    ['organisations.code-unknown'], ['organisations.word-unknown'], ['general.required'], ['organisations.code-twice'], ['general.day-invalid'], ['organisations.code-unknown'], ['organisations.code-row-wrong'],
  ]);
  const { sheets } = await readWorkbook(Buffer.from(String(error.details?.['annotated']), 'base64'));
  assert.equal(sheets[0]!.rows[0]!.at(-1), errorHeading);
  assert.match(String(sheets[0]!.rows[1]!.at(-1)), /上级代码：没有代码或名称为 99 的单位/);
  assert.match(String(sheets[1]!.rows[1]!.at(-1)), /没有代码或名称为 77 的单位/);
});

const partly = () => workbook(
  [
    { 代码: '34', 名称: '向阳镇', 上级代码: '1', 类别: '乡镇' },
    { 代码: '3401', 名称: '向阳镇一村', 上级代码: '350', 类别: '村（社区）' },
    { 代码: '350', 名称: '清水镇便民中心', 上级代码: '35', 类别: '直属单位' },
    { 代码: '35', 名称: '清水镇', 上级代码: '1', 类别: '公司' },
    { 代码: '1', 名称: '青禾县人民政府', 类别: '政府' },
    { 代码: '36', 名称: '另一政府', 类别: '政府' },
  ],
  [
    { 单位代码: '34', 姓名: '李信', 岗位: '信息员' },
    { 单位代码: '34', 姓名: '李信', 岗位: '成员' },
    { 单位代码: '35', 姓名: '王领', 岗位: '分管领导' },
    { 单位代码: '34', 姓名: '赵领', 岗位: '分管领导' },
    { 单位代码: '34', 姓名: '钱领', 岗位: '分管领导' },
  ],
);
const marksIn = async (file: string | null) => (await readWorkbook(Buffer.from(file!, 'base64'))).sheets.map((sheet) => sheet.rows.slice(1).map((row) => row.at(-1)));

test('asked to leave wrong rows out, an import takes the right ones, and says of every row what became of it', async () => {
  const context = await county();
  const done = await importUnits(context, await partly(), 'leave-out');
  assert.deepEqual([done.units, done.present, done.persons, done.posts, done.leftOut], [2, 0, 2, 2, 7]);
  assert.deepEqual((await context.read((tx) => listUnits(tx))).map((unit) => unit.code).sort(), ['1', '34']);
  const [units, posts] = await marksIn(done.annotated);
  assert.deepEqual([units![0], units![4]], ['已导入', '已导入']);
  assert.match(String(units![1]), /上级代码：350 所在的行有错误/);
  assert.match(String(units![2]), /上级代码：35 所在的行有错误/);
  assert.match(String(units![3]), /类别：不能识别“公司”/);
  assert.match(String(units![5]), /只能有一个顶层单位/);
  assert.match(String(posts![0]), /信息员应注明专职或兼职/);
  assert.deepEqual([posts![1], posts![3]], ['已导入', '已导入']);
  assert.match(String(posts![2]), /35 所在的行有错误/);
  assert.match(String(posts![4]), /该岗位已有人任职/);
  const town = (await context.read((tx) => listUnits(tx))).find((unit) => unit.code === '34')!;
  const names = async () => (await context.read((tx) => personsInPost(tx, { unitId: town.id, post: 'leader-in-charge' }))).map((person) => person.name);
  assert.deepEqual(await names(), ['赵领']);
  assert.deepEqual(await recorded(context), [{ units: 2, present: 0, persons: 2, posts: 2, leftOut: 7 }]);
  const people = async () => (await context.read((tx) => sql<{ name: string }>`select p.name from organisations.persons p order by p.name`.execute(tx.db))).rows.map((row) => row.name);
  assert.deepEqual((await people()).sort(), ['李信', '赵领'].sort(), 'nothing of a row that is left out stays');
});

test('a file of which no row is right is refused, also when wrong rows may be left out, and what stood already says so', async () => {
  const context = await county();
  await importUnits(context, await partly(), 'leave-out');
  const error = await importUnits(context, await partly(), 'leave-out').then(() => assert.fail('taken over'), (failure: AppError) => failure);
  assert.deepEqual([error.kind, error.details?.['rows']], ['invalid', 7]);
  const more = await workbook([{ 代码: '34', 名称: '向阳镇', 上级代码: '1', 类别: '乡镇' }, { 代码: '37', 名称: '东岭镇', 上级代码: '1', 类别: '乡镇' }, { 代码: '38', 名称: '', 类别: '乡镇' }]);
  const done = await importUnits(context, more, 'leave-out');
  assert.deepEqual([done.units, done.present, done.leftOut, (await marksIn(done.annotated))[0]!.slice(0, 2)], [1, 1, 1, ['已存在，未改动', '已导入']]);
});

test('an import that leaves rows out and is sent twice under one key is done once and answers the same', async () => {
  const context = await county();
  const once = context.with({ once: { key: 'import-units-1', route: 'POST /organisations/units/import', fingerprint: '1' } });
  const first = await importUnits(once, await partly(), 'leave-out');
  assert.deepEqual(await importUnits(once, await partly(), 'leave-out'), first);
  assert.equal((await recorded(context)).length, 1);
});

test('units without codes go by their names, out and in again', async () => {
  const context = await county();
  const town = await testUnit(context, '无码镇');
  await testUnit(context, '无码村', { parentId: town.id, kind: 'village' });
  await testPerson(context, '吴', town.id, 'officer');
  assert.deepEqual(await importUnits(context, await exportUnits(context)), { units: 0, present: 3, persons: 0, posts: 0, ...whole });
  const elsewhere = await county();
  assert.deepEqual(await importUnits(elsewhere, await exportUnits(context)), { units: 3, present: 0, persons: 1, posts: 1, ...whole });
});

test('a file that is no workbook, or has other headings, is refused in one sentence', async () => {
  const context = await county();
  const code = (failure: AppError) => failure.code;
  assert.equal(await importUnits(context, Buffer.from('not a workbook')).catch(code), 'documents.workbook-unreadable');
  const other = await writeWorkbook([{ name: unitSheet, columns: [column('甲'), column('乙')], rows: [{ 甲: '1' }] }]);
  assert.equal(await importUnits(context, other).catch(code), 'organisations.headings-missing');
});

test('the places below a division come in by their national codes, once', async () => {
  const context = await county();
  const root = await rootUnit(context);
  const divisions = [
    { code: '341702', name: '甲区' }, { code: '341702001', name: '清风街道' }, { code: '341702100', name: '殷汇镇' }, { code: '341702400', name: '平天湖管委会' }, { code: '341721100', name: '别处镇' },
  ];
  const take = () => importDivisions(context, { divisions, below: '341702', parentId: root.id });
  assert.deepEqual(await take(), { added: 3, present: 0, differing: [] });
  const kinds = (await context.read((tx) => listUnits(tx))).filter((unit) => unit.parentId === root.id).map((unit) => [unit.name, unit.kind]);
  assert.deepEqual(kinds, [['清风街道', 'street'], ['殷汇镇', 'township'], ['平天湖管委会', 'zone']]);
  assert.deepEqual(await take(), { added: 0, present: 3, differing: [] });
  await assert.rejects(importDivisions(context, { divisions, below: '99', parentId: root.id }), (error: AppError) => error.code === 'organisations.division-unknown');
  const foreign = await testUnit(await county(), '他县');
  await assert.rejects(importDivisions(context, { divisions, below: '341702', parentId: foreign.id }), (error: AppError) => error.kind === 'notFound');
});

test('a jurisdiction is made with its government and office, and making it again changes nothing', async () => {
  const input = { code: 'qinghe', name: '青禾县', shortName: '青禾', level: 'county' as const };
  const first = await createJurisdiction(database.pools.owner, input);
  const second = await createJurisdiction(database.pools.owner, input);
  assert.deepEqual(second, first);
  assert.deepEqual([first.government.name, first.office.name, first.office.parentId], ['青禾县人民政府', '青禾县人民政府办公室', first.government.id]);
});
