import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { staffRoutes } from '@gongkai/api';
import { readWorkbook } from '@gongkai/documents';
import { startProduct, type Product } from './product.ts';
import { staffScreens } from './staff-screens.ts';

let product: Product;
const people = [...new Set(staffScreens.map((one) => one.person))];
const cookies = new Map<string, string>();

before(async () => {
  product = await startProduct();
  for (const key of people) {
    const answer = await fetch(`${product.origin}/api/staff/demonstration`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-gongkai': '1' }, body: JSON.stringify({ key }) });
    cookies.set(key, answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '));
  }
});
after(() => product?.stop());

const as = (person: string, path: string): Promise<Response> => fetch(`${product.origin}/api/staff${path}`, { headers: { cookie: cookies.get(person)! } });

/** The first person whom an address answers, with what it answers. */
async function open(path: string): Promise<Uint8Array | null> {
  for (const person of people) {
    const answer = await as(person, path);
    if (answer.status === 200) return new Uint8Array(await answer.arrayBuffer());
    await answer.body?.cancel();
  }
  return null;
}

// What a column holds on purpose: addresses that are typed as they are, numbers under which records are kept, the evidence of the audit.
const asItIs = /登录名|邮箱|对应辖区|编号|代码|变更前|变更后|版本|地址|指纹/;
const code = /^[a-z]+(?:[-.][a-z]+)+$|^[a-z]{3,}$|^[0-9a-f]{8}-[0-9a-f]{4}-|^\d{4}-\d\d-\d\dT/;

/** The cells of a workbook that show a code of the program, or a moment as the program keeps it. */
async function codesIn(bytes: Uint8Array): Promise<string[]> {
  const { sheets } = await readWorkbook(bytes, { maxRows: 100_000, maxColumns: 60 });
  return sheets.flatMap(({ rows }) => {
    const heading = rows.findIndex((row) => row.filter((cell) => typeof cell === 'string' && cell !== '').length > 1);
    const headings = (rows[heading] ?? []).map(String);
    return rows.slice(heading + 1).flatMap((row) => row.flatMap((cell, column) =>
      (typeof cell === 'string' && !asItIs.test(headings[column] ?? '') && cell.split(/[、；;,=：\s]+/).some((word) => code.test(word)) ? [`${headings[column]}: ${cell}`] : [])));
  });
}

const exports = staffRoutes.filter((route) => route.method === 'GET' && route.path.endsWith('.xlsx') && !route.params).map((route) => route.path);
const year = new Date().getFullYear();
// What a list cannot do without.
const queries = ['', `?from=${year}-01-01&to=${year}-12-31`, `?from=${year}-01&to=${year}-06`, `?year=${year}`, `?shipped=city&year=${year}`];

/** The newest export that the audit trail has on record. */
async function newestExport(): Promise<string | undefined> {
  const { rows } = (await (await as('bangongshi-audit', '/audit/records?limit=100')).json()) as { rows: { id: string; action: string }[] };
  return rows.find(({ action }) => /\.export(?:-|$)/.test(action))?.id;
}

test('workbooks that leave the office show words, not codes, and the audit trail knows of each', { timeout: 300_000 }, async (t) => {
  const faults: string[] = [];
  let opened = 0;
  for (const path of exports) {
    const before = await newestExport();
    let bytes: Uint8Array | null = null;
    for (const query of queries) bytes ??= await open(path + query);
    if (!bytes) {
      faults.push(`${path}: nobody opens it`);
      continue;
    }
    opened += 1;
    if ((await newestExport()) === before) faults.push(`${path}: is not in the audit trail`);
    faults.push(...[...new Set(await codesIn(bytes))].slice(0, 5).map((found) => `${path}: ${found}`));
  }
  t.diagnostic(`${opened} workbooks`);
  assert.deepEqual(faults, []);
  assert.ok(opened > 10);
});
