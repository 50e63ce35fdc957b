import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '@gongkai/testing';
import { openPool, prepareRoles, whyUnfit } from './index.ts';

let close = async (): Promise<void> => {};
after(() => close());
const database = await testDatabase();
const superuser = openPool(database.superuserUrl, { max: 1, name: 'test' });
close = () => superuser.end();
const passwords = { app: 'a', worker: 'b', portal: 'c' };
let count = 0;

/** What is said to somebody who brings a database of his own. */
async function refusalOf({ attributes = '', options = '' }: { attributes?: string; options?: string }): Promise<unknown> {
  const name = `own_${process.pid}_${(count += 1)}`;
  await superuser.query(`create role ${name} login createrole ${attributes} password 'x'`);
  await superuser.query(`create database ${name} owner ${name} ${options}`);
  const url = new URL(database.superuserUrl);
  [url.username, url.password, url.pathname] = [name, 'x', `/${name}`];
  const owner = openPool(url.toString(), { max: 1, name: 'own' });
  try {
    return await prepareRoles(owner, passwords).then(() => null, (error: Error) => `${error.name}: ${error.message}`);
  } finally {
    await owner.end();
    await superuser.query(`drop database ${name} with (force)`);
    await superuser.query(`drop role ${name}`);
  }
}

test('an owner whom row-level security does not bind is refused, and so is a database that cannot hold Chinese', async () => {
  for (const attributes of ['superuser', 'bypassrls']) assert.match(String(await refusalOf({ attributes })), /^EmbeddedRefusal: The database address names a user whom row-level security does not bind/);
  assert.match(String(await refusalOf({ options: `encoding 'LATIN1' locale 'C' locale_provider libc template template0` })), /^EmbeddedRefusal: The database own_\w+ keeps its texts as LATIN1\. Make one that takes Chinese/);
});

test('a server that is too old is named', () => {
  const fit = { name: 'gongkai', unbound: false, version: 150_000, versionText: '15.0', encoding: 'UTF8' };
  assert.equal(whyUnfit(fit), null);
  assert.equal(whyUnfit({ ...fit, version: 140_012, versionText: '14.12 (Debian)' }), 'The database server is PostgreSQL 14.12 (Debian); version 15 or newer is needed.');
});
