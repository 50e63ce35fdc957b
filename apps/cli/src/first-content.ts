import type { Pools, Services } from '@gongkai/database';
import { createSetupLink } from '@gongkai/accounts';
import { createJurisdiction } from '@gongkai/organisations';
import { playApart } from './demonstration/play-apart.ts';
import { consoleContext, furnish } from './jurisdictions.ts';

export interface ContentRequest {
  pools: Pools;
  services: Services;
  empty: boolean;
  dataFolder: string;
  databaseUrl: string;
  say(line: string): void;
}

export interface FirstContent {
  /** Whether a demonstration is among the jurisdictions. */
  demonstration: boolean;
  /** Lines for standard output: the set-up link of an empty deployment. */
  lines: string[];
}

/** An earlier start was broken off while it wrote the first content; the database holds a part of it. */
export class UnfinishedContent extends Error {
  override name = 'UnfinishedContent';
}

/** Gives a new deployment its first content: the demonstration, or with `empty` one jurisdiction and a one-time set-up link. */
export async function prepareContent(request: ContentRequest): Promise<FirstContent> {
  const { pools } = request;
  const standing = await pools.owner.query<{ demonstration: boolean; marked: boolean }>(
    `select j.demonstration, exists (select from shared.marks m where m.name = 'content') as marked from shared.jurisdictions j`);
  if (standing.rows.some((row) => !row.marked)) throw new UnfinishedContent();
  if (standing.rows.length > 0) return { demonstration: standing.rows.some((row) => row.demonstration), lines: [] };
  if (request.empty) return { demonstration: false, lines: [await emptyContent(request)] };
  request.say('setting up the demonstration county (once)');
  await playApart(request.dataFolder, request.databaseUrl);
  return { demonstration: true, lines: [] };
}

async function emptyContent({ pools, services }: ContentRequest): Promise<string> {
  const { jurisdictionId } = await createJurisdiction(pools.owner, {
    code: 'main', name: '本级人民政府', shortName: '本级', level: 'county', governmentName: '本级人民政府', hosts: ['localhost', '127.0.0.1'],
  });
  const context = consoleContext(pools.app, jurisdictionId, services);
  await furnish(context);
  const { link, loginName } = await createSetupLink(context);
  await pools.owner.query(`insert into shared.marks (name) values ('content')`);
  return `set up the first administrator (${loginName}) within the time stated there: ${link}`;
}
