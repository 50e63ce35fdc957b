import type { FastifyInstance } from 'fastify';
import { Refusal } from './command.ts';

const usualPatience = { milliseconds: 60_000, pauseMilliseconds: 500 };

/** Waits until every address answers. A busy machine may need several tries before the database does; what is broken is told at once. */
export async function untilAnswers(server: Pick<FastifyInstance, 'inject'>, addresses: readonly string[], patience = usualPatience): Promise<void> {
  const until = Date.now() + patience.milliseconds;
  for (const url of addresses) {
    for (;;) {
      const { statusCode } = await server.inject({ url, headers: { host: 'localhost' } });
      if (statusCode < 500) break;
      if (statusCode !== 503) throw new Refusal(`The server started, but ${url} answers ${statusCode}; the lines above say why.`);
      if (Date.now() >= until) throw new Refusal(`The server started, but within ${Math.ceil(patience.milliseconds / 1000)} s its database did not answer ${url}. The machine may be too busy: start again when it is less so.`);
      await new Promise((resolve) => setTimeout(resolve, patience.pauseMilliseconds));
    }
  }
}
