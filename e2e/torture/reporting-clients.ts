import { fromPlainText } from '@gongkai/kernel';

/** A unit's officer and leader who work at the product from outside. */
export interface Reporter {
  number: number;
  unitId: string;
  unitName: string;
  officerLogin: string;
  leaderLogin: string;
}

/** What the outside was told: a number of 2xx answers that must all be true afterwards. */
export interface Told {
  created: Map<string, string>;
  submitted: Set<string>;
  approved: Set<string>;
  refused: string[];
  repeats: number;
}

interface Call {
  path: string;
  key?: string;
  body?: unknown;
  method?: 'GET' | 'POST';
}

/** One person at the product's own address; whatever gets no answer is sent again with the same key. */
export class PersistentClient {
  readonly #base: string;
  readonly #told: Told;
  readonly #until: () => boolean;
  #cookie = '';

  constructor(port: number, told: Told, until: () => boolean) {
    this.#base = `http://127.0.0.1:${port}/api/staff`;
    this.#told = told;
    this.#until = until;
  }

  async signIn(loginName: string, password: string): Promise<void> {
    const answer = await this.#persist({ path: '/session', body: { loginName, password } });
    this.#cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    await answer.arrayBuffer();
  }

  async call<T>(call: Call): Promise<T> {
    const answer = await this.#persist(call);
    return (await answer.json()) as T;
  }

  async #persist({ path, key, body, method = 'POST' }: Call): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      if (this.#until()) throw new Error('the time is over');
      if (attempt > 0) this.#told.repeats += 1;
      try {
        const answer = await fetch(`${this.#base}${path}`, {
          method,
          headers: { 'content-type': 'application/json', 'x-gongkai': '1', cookie: this.#cookie, ...(key ? { 'idempotency-key': key } : {}) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(10_000),
        });
        if (answer.ok) return answer;
        const text = await answer.text();
        // 503: the database is away. Everything else that is not 2xx is an answer, and none is expected.
        if (answer.status !== 503) {
          this.#told.refused.push(`${path} ${answer.status} ${text.slice(0, 300)}`);
          if (answer.status < 500) throw new Refused(`${path} ${answer.status} ${text.slice(0, 300)}`);
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 150 + 50 * Math.min(attempt, 10)));
    }
  }
}

class Refused extends Error {}

interface ItemAnswer {
  id: string;
  version: number;
}

/** Creates and submits items one after the other; the unit's leader signs some of them. */
export async function report(reporter: Reporter, count: number, parts: { officer: PersistentClient; leader: PersistentClient; told: Told; run: string; every: number; onDone(): void }): Promise<void> {
  const { officer, leader, told } = parts;
  for (let n = 0; n < count; n++) {
    const name = `${parts.run}-${reporter.number}-${n}`;
    const title = `${reporter.unitName}第${n}件信息 ${name}`;
    const item = await officer.call<ItemAnswer>({ path: '/submissions/items', key: `create-${name}`, body: textOf(reporter, title) });
    told.created.set(title, item.id);
    const submitted = await officer.call<ItemAnswer>({ path: `/submissions/items/${item.id}/submit`, key: `submit-${name}`, body: { seenVersion: item.version } });
    told.submitted.add(submitted.id);
    if (n % parts.every === 0) {
      const waiting = await leader.call<{ rows: { id: string; subjectId: string }[] }>({ method: 'GET', path: '/reviews/inbox?limit=100' });
      const one = waiting.rows.find((row) => row.subjectId === item.id);
      if (one) {
        const { fingerprint } = await leader.call<{ fingerprint: string }>({ method: 'GET', path: `/reviews/cases/${one.id}` });
        await leader.call({ path: `/reviews/cases/${one.id}/opinions`, key: `approve-${name}`, body: { decision: 'approve', opinion: '同意', seenFingerprint: fingerprint } });
        told.approved.add(item.id);
      } else told.refused.push(`${title} does not wait for its leader`);
    }
    parts.onDone();
  }
}

const textOf = (reporter: Reporter, title: string) => ({
  unitId: reporter.unitId,
  title,
  kind: 'comprehensive',
  category: 'projects',
  urgency: 'daily',
  eventAt: '2026-03-02T01:30:00.000Z',
  place: reporter.unitName,
  body: fromPlainText(`${reporter.unitName}早谋划、早部署，组织农技人员进村入户，检修农机具320台套，储备化肥600吨，落实粮食播种面积2.1万亩。`),
  authors: [{ name: '王芳', personId: null }],
});
