import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, newId, RequestLimit, usualLimits, visitorOf, type RequestLimits } from '@gongkai/kernel';
import { Context, type Jurisdiction, type JurisdictionDirectory, type Services, type openPool } from '@gongkai/database';
import { siteSetting } from '@gongkai/organisations';
import { addressOf, modeOf, parseAddress, plainMode, type Address } from './addresses.ts';
import { Answer, type Page } from './answer.ts';
import { sendFile } from './files.ts';
import { ColumnTree, readFrame, type Frame } from './frame.ts';
import type { Surroundings } from './page-call.ts';
import { renderPage } from './pages/index.ts';
import { choicePage, troublePage } from './pages/plain.ts';
import { TagCache } from './tag-cache.ts';

export interface PortalParts {
  /** Connections of the portal's own database role. */
  pool: ReturnType<typeof openPool>;
  directory: JurisdictionDirectory;
  services: Services;
  limits?: Pick<RequestLimits, 'pages' | 'searches'>;
  log(message: string): void;
}

/** One request on its way. */
interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  host: string;
  secure: boolean;
  visitor: string;
  jurisdiction: Jurisdiction | null;
  address: Address | null;
}

const cacheBytes = 64 * 1024 * 1024;
const hostMilliseconds = 30_000;

/** Answers visitors: kept pages from memory, all others from the published views. */
export class Portal {
  readonly pages = new TagCache<Answer>(cacheBytes);
  readonly frames = new TagCache<Frame>(cacheBytes / 8);
  readonly #parts: PortalParts;
  readonly #hosts = new Map<string, { jurisdiction: Jurisdiction; until: number }>();
  readonly #reading: RequestLimit;
  readonly #searching: RequestLimit;
  #proxyNoted = false;

  constructor(parts: PortalParts) {
    this.#parts = parts;
    const { pages, searches } = parts.limits ?? usualLimits;
    this.#reading = new RequestLimit(pages);
    this.#searching = new RequestLimit(searches);
  }

  /** Answers one GET or HEAD request of whoever has an address. */
  async answer(request: IncomingMessage, response: ServerResponse, { secure, address }: { secure: boolean; address: string }): Promise<void> {
    const host = request.headers.host ?? 'localhost';
    const known = this.#hosts.get(host);
    // The form of the address decides nothing: a page that was asked for by exactly these bytes is answered without reading them.
    if (known && known.until > Date.now()) {
      const kept = this.pages.get(`${known.jurisdiction.id} ${host} ${request.url}`);
      if (kept) return kept.send(request, response, (bytes) => this.pages.grow(`${known.jurisdiction.id} ${host} ${request.url}`, bytes));
    }
    // What is kept costs less than counting who asks for it; whatever must be made is part of somebody's allowance.
    const visitor = visitorOf(address);
    const wait = this.#reading.take(visitor);
    if (wait > 0) return this.#askToWait({ request, response, host, secure, visitor }, wait);
    const visit: Visit = { request, response, host, secure, visitor, jurisdiction: null, address: null };
    try {
      await this.#visit(visit);
    } catch (error) {
      this.#fail(visit, error);
    }
  }

  async #visit(visit: Visit): Promise<void> {
    const { request, response, host } = visit;
    visit.jurisdiction = await this.#jurisdictionOf(host);
    if (!visit.jurisdiction) {
      const page = choicePage(await this.#parts.directory.all(), host);
      return new Answer(request.url === '/' ? page : { ...page, status: 404 }).send(request, response);
    }
    visit.address = parseAddress(request.url ?? '/');
    const wait = visit.address?.place.kind === 'search' && visit.address.place.text !== '' ? this.#searching.take(visit.visitor) : 0;
    if (wait > 0) return this.#askToWait(visit, wait);
    const context = this.#contextOf(visit.jurisdiction);
    if (visit.address?.place.kind === 'file') return sendFile(context, visit.address.place, response, request.method === 'HEAD');
    await this.#sendPage(visit, context, visit.jurisdiction, visit.address);
  }

  async #sendPage({ request, response, host, secure }: Visit, context: Context, jurisdiction: Jurisdiction, address: Address | null): Promise<void> {
    const key = address ? `${jurisdiction.id} ${host} ${addressOf(address.mode, address.place)}` : null;
    const kept = key === null ? undefined : this.pages.get(key);
    if (kept) return kept.send(request, response);
    const stamp = this.pages.stamp();
    const page = await context.read(async (tx) => {
      const frame = await this.#frameOf(tx, jurisdiction);
      const surroundings: Surroundings = { frame, host, origin: `${secure ? 'https' : 'http'}://${host}`, mode: address?.mode ?? modeOf(request.url ?? '/'), place: address?.place ?? null };
      const made = address && (await renderPage({ ...surroundings, place: address.place, tx, timeZone: jurisdiction.timeZone }));
      return made ?? troublePage({ ...surroundings, place: null }, { status: 404, title: 'portal.not-found', advice: 'portal.not-found-advice' });
    });
    const answer = new Answer(page);
    if (key !== null && page.tags !== null && answer.status === 200) this.pages.put(key, { value: answer, jurisdictionId: jurisdiction.id, tags: page.tags, bytes: answer.bytes }, stamp);
    answer.send(request, response);
  }

  async #jurisdictionOf(host: string): Promise<Jurisdiction | null> {
    const jurisdiction = await this.#parts.directory.byHost(host);
    if (jurisdiction) {
      // Anybody may send any host name: only as many are remembered as a deployment can have.
      if (this.#hosts.size > 5_000) this.#hosts.clear();
      this.#hosts.set(host, { jurisdiction, until: Date.now() + hostMilliseconds });
    }
    return jurisdiction;
  }

  async #frameOf(tx: Parameters<Parameters<Context['read']>[0]>[0], jurisdiction: Jurisdiction): Promise<Frame> {
    const kept = this.frames.get(jurisdiction.id);
    if (kept && kept.jurisdiction === jurisdiction) return kept;
    const stamp = this.frames.stamp();
    const frame = await readFrame(tx, jurisdiction);
    this.frames.put(jurisdiction.id, { value: frame, jurisdictionId: jurisdiction.id, tags: ['site'], bytes: 1_000 * (frame.columns.all.length + 1) }, stamp);
    return frame;
  }

  #contextOf(jurisdiction: Jurisdiction): Context {
    return new Context({ pool: this.#parts.pool, jurisdictionId: jurisdiction.id, actor: { kind: 'visitor' }, timeZone: jurisdiction.timeZone, services: this.#parts.services, roundTrips: true });
  }

  /** Tells what the site does not answer, without asking the database. */
  refuse(request: IncomingMessage, response: ServerResponse, { secure, address, trouble, headers }: { secure: boolean; address: string; trouble: { status: number; title: string; advice: string }; headers: Record<string, string> }): void {
    const host = request.headers.host ?? 'localhost';
    const visitor = visitorOf(address);
    const wait = this.#reading.take(visitor);
    if (wait > 0) return this.#askToWait({ request, response, host, secure, visitor }, wait);
    const page = troublePage(this.#knownSurroundings({ host, secure, jurisdiction: null, mode: modeOf(request.url ?? '/') }), trouble);
    new Answer({ ...page, headers: { ...page.headers, ...headers } }).send(request, response);
  }

  // Kept like a page: whoever asks too often shall cost less than a page, not more.
  #askToWait({ request, response, secure, visitor, ...asked }: Omit<Visit, 'jurisdiction' | 'address'>, seconds: number): void {
    this.#noteProxy(request, visitor);
    // Names under which nobody was answered are too many to keep a page for each.
    const host = this.#hosts.has(asked.host) ? asked.host : '';
    const surroundings = this.#knownSurroundings({ host, secure, jurisdiction: null, mode: modeOf(request.url ?? '/') });
    const { frame: { jurisdiction }, mode } = surroundings;
    const key = `wait ${jurisdiction.id} ${host} ${addressOf(mode, { kind: 'home' })} ${seconds}`;
    const kept = this.pages.get(key);
    if (kept) return kept.send(request, response);
    const stamp = this.pages.stamp();
    const page = troublePage(surroundings, { status: 429, title: 'portal.too-many', advice: 'portal.too-many-advice', values: { seconds: String(seconds) } });
    const answer = new Answer({ ...page, headers: { 'retry-after': String(seconds) } });
    this.pages.put(key, { value: answer, jurisdictionId: jurisdiction.id, tags: ['site'], bytes: answer.bytes }, stamp);
    answer.send(request, response);
  }

  // Behind a proxy that is not trusted everybody is one visitor.
  #noteProxy(request: IncomingMessage, visitor: string): void {
    if (this.#proxyNoted || request.headers['x-forwarded-for'] === undefined || visitor !== visitorOf(request.socket.remoteAddress ?? '')) return;
    this.#proxyNoted = true;
    this.#parts.log(`portal: visitors who come through ${request.socket.remoteAddress} share one limit of requests; if that is your proxy, name it in GONGKAI_TRUST_PROXY`);
  }

  #knownSurroundings({ jurisdiction, host, secure, mode }: { jurisdiction: Jurisdiction | null; host: string; secure: boolean; mode: Surroundings['mode'] }): Surroundings {
    const known = jurisdiction ?? this.#hosts.get(host)?.jurisdiction ?? null;
    const frame = (known && this.frames.get(known.id)) ?? { jurisdiction: known ?? nowhere, setting: siteSetting.parse({}), columns: new ColumnTree([]) };
    return { frame, host, origin: `${secure ? 'https' : 'http'}://${host}`, mode, place: null };
  }

  #fail(visit: Visit, error: unknown): void {
    if (visit.response.headersSent) {
      visit.response.destroy();
      return;
    }
    new Answer(this.#troubleOf(visit, error)).send(visit.request, visit.response);
  }

  // Told without the database, which may be what is away.
  #troubleOf({ jurisdiction, host, secure, address }: Visit, error: unknown): Page {
    const surroundings = this.#knownSurroundings({ jurisdiction, host, secure, mode: address?.mode ?? plainMode });
    if (error instanceof AppError && error.kind === 'unavailable') return troublePage(surroundings, { status: 503, title: 'portal.unavailable', advice: 'portal.unavailable-advice' });
    if (error instanceof AppError && error.kind === 'notFound') return troublePage(surroundings, { status: 404, title: 'portal.not-found', advice: 'portal.not-found-advice' });
    const incident = newId();
    this.#parts.log(`portal: incident ${incident}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return troublePage(surroundings, { status: 500, title: 'portal.broken', advice: 'portal.broken-advice', values: { incident } });
  }
}

const nowhere: Jurisdiction = { id: '', code: '', name: '', shortName: '', level: 'county', timeZone: 'Asia/Shanghai', hosts: [], demonstration: false };
