import type { Route } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { readableIn } from './contents.ts';
import { addressesOf, type PlausibleValues } from './plausible-values.ts';
import type { Restricted } from './restricted-records.ts';
import type { Answer, StaffClient } from './staff-client.ts';

/** Who tries the exits: a person of a county by login name, or a visitor whom nobody knows. */
export interface Walker {
  name: string;
  loginName: string | null;
  county: string;
  client: StaffClient;
}

export interface Walk {
  answers: number;
  leaks: string[];
  /** Routes through which some walker got an answer of 200, and those that stayed shut for all. */
  opened: Set<string>;
  shut: Set<string>;
  /** What was seen by somebody who may: a mark that nobody ever saw was not examined. */
  seen: Set<string>;
  /** Routes that do not say what leaves through them. */
  undeclared: string[];
  /** Milliseconds by route. */
  costs: Map<string, number>;
}

export interface WalkRequest {
  routes: readonly Route<Context>[];
  walkers: readonly Walker[];
  restricted: readonly Restricted[];
  values: PlausibleValues;
}

const nameOf = (route: Route<Context>): string => `${route.method} ${route.path}`;
const writes = (route: Route<Context>): boolean => route.method !== 'GET';
// Drawing a page takes long; what it is drawn from stands on the screen beside it, which is asked for with every record.
const isDrawn = (route: Route<Context>): boolean => route.path.endsWith('.pdf');

/** Tries every exit as every walker with every record, and looks in what comes back for what he may not know. */
export async function walkExits(request: WalkRequest): Promise<Walk> {
  const walk: Walk = { answers: 0, leaks: [], opened: new Set(), shut: new Set(), seen: new Set(), undeclared: request.routes.filter((route) => !route.exit).map(nameOf), costs: new Map() };
  for (const route of request.routes) {
    const addresses = addressesOf(route, request.values, writes(route) ? 10 : isDrawn(route) ? 16 : 60);
    const began = performance.now();
    for (const [number, walker] of request.walkers.entries()) await walkRoute(walk, request, route, { walker, addresses: sharedOut(route, addresses, number, request.walkers.length) });
    walk.costs.set(nameOf(route), performance.now() - began);
    if (!walk.opened.has(nameOf(route))) walk.shut.add(nameOf(route));
  }
  return walk;
}

// A workbook or a list as a file has the rows of the list beside it, which everybody asks for by every filter: each walker takes the whole and his share of the filters.
function sharedOut(route: Route<Context>, addresses: string[], number: number, walkers: number): string[] {
  if (route.response !== 'file' || route.params) return addresses;
  return addresses.filter((_address, index) => index === 0 || index % walkers === number);
}

async function walkRoute(walk: Walk, request: WalkRequest, route: Route<Context>, { walker, addresses }: { walker: Walker; addresses: string[] }): Promise<void> {
  const body = route.body === 'stream' ? 'text' : route.body ? request.values.body(route.body) : undefined;
  let closed = 0;
  for (const address of addresses) {
    const answer = await call(walker, route, address, body);
    walk.answers += 1;
    if (answer.status < 300) walk.opened.add(nameOf(route));
    await look(walk, request.restricted, { walker, place: `${route.method} ${address}`, text: await readableIn(answer) });
    // Without the permission every address answers alike; three of them show it.
    closed = answer.status === 401 || (answer.status === 403 && answer.body.includes('general.permission-missing')) ? closed + 1 : 0;
    if (closed === 3) return;
  }
}

function call(walker: Walker, route: Route<Context>, address: string, body: unknown): Promise<Answer> {
  return route.response === 'events' ? walker.client.listen(address, 150) : walker.client.call(route.method, address, body);
}

/** Looks through one text for every mark that its reader may not see. */
export function look(walk: Pick<Walk, 'leaks' | 'seen'>, restricted: readonly Restricted[], found: { walker: Pick<Walker, 'name' | 'loginName' | 'county'>; place: string; text: string }): void {
  if (!found.text.includes('MARK-')) return;
  for (const one of restricted) {
    if (!found.text.includes(one.mark)) continue;
    const may = one.county === found.walker.county && found.walker.loginName !== null && one.seenBy.has(found.walker.loginName);
    if (may) walk.seen.add(one.mark);
    else walk.leaks.push(`${found.walker.county}/${found.walker.name} sees the ${one.kind} of ${one.county} in ${found.place}`);
  }
}
