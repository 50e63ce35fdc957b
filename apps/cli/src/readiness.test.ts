import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { untilAnswers } from './readiness.ts';

/** A server whose page answers with one status after the other, the last one for ever. */
function serverThatAnswers(statuses: number[]) {
  const asked: string[] = [];
  const server = Fastify();
  server.get('/*', (request, answer) => {
    asked.push(request.url);
    void answer.code(statuses.length > 1 ? statuses.shift()! : statuses[0]!).send('');
  });
  return { server, asked };
}
const patience = { milliseconds: 200, pauseMilliseconds: 1 };

test('a server whose database does not answer yet is asked again', async () => {
  const { server, asked } = serverThatAnswers([503, 503, 200, 503, 401]);
  await untilAnswers(server, ['/', '/session'], patience);
  assert.deepEqual(asked, ['/', '/', '/', '/session', '/session']);
});

test('a server whose database never answers is given up, with a reason', async () => {
  await assert.rejects(untilAnswers(serverThatAnswers([503]).server, ['/'], patience), /within 1 s its database did not answer \/\. The machine may be too busy/);
});

test('a server that is broken is told at once', async () => {
  const { server, asked } = serverThatAnswers([500, 200]);
  await assert.rejects(untilAnswers(server, ['/'], patience), /but \/ answers 500/);
  assert.equal(asked.length, 1);
});
