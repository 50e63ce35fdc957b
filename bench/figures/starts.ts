import { join } from 'node:path';
import { treeMemory, type Bench, type Figure } from '../harness.ts';
import { serveProduct, withFolder, type ServedProduct } from '../served-product.ts';

const seconds = (name: string, value: number, limit: number): Figure => ({ name, value, unit: 's', against: { name: 'limit', value: limit }, smallerIsBetter: true, holds: 1 });
const memory = (name: string, bytes: number): Figure =>
  ({ name, value: bytes / 1e6, unit: 'MB', against: { name: 'limit', value: 700 }, smallerIsBetter: true, holds: 1, note: 'sum of PSS over the process tree, the database server in it' });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** From the command to `ready`, and what the process tree keeps in memory. */
export const starts: Bench = {
  name: 'starts',
  run: (tools) => withFolder(async (folder) => {
    const [full, empty] = [join(folder, 'full'), join(folder, 'empty')];
    const bare = await serveProduct(empty, ['--empty']);
    await bare.stop();
    const first = await serveProduct(full);
    await pause(10_000);
    const rested = treeMemory(first.pid);
    const browsed = await browse(first);
    tools.plan(`${browsed.pages} pages and ${browsed.answers} answers of the staff interface were asked for as ${browsed.people} people before memory was weighed again`);
    await pause(2_000);
    const worked = treeMemory(first.pid);
    await first.stop();
    const again = await serveProduct(full);
    await again.stop();
    return [
      seconds('fresh folder with the demonstration', first.secondsToReady, 60),
      seconds('fresh folder with --empty', bare.secondsToReady, 8),
      seconds('warm start', again.secondsToReady, 4),
      memory('memory 10 s after ready', rested),
      memory('memory after people have worked', worked),
    ];
  }),
};

const staffPaths = ['/session', '/submissions/items?limit=100', '/submissions/items/export.xlsx', '/submissions/register?limit=100', '/submissions/register/export.xlsx', '/reviews/inbox', '/notices', '/periodicals/publications', '/disclosures/documents?limit=100', '/accounts?limit=100', '/audit/records?limit=100'];

/** Everybody of the demonstration signs in and looks at his lists; a visitor follows every link of three levels. */
async function browse({ port }: ServedProduct): Promise<{ pages: number; answers: number; people: number }> {
  const host = `http://127.0.0.1:${port}`;
  const cast = (await (await fetch(`${host}/api/staff/demonstration`)).json()) as { key: string }[];
  let answers = 0;
  for (const { key } of cast) {
    const signedIn = await fetch(`${host}/api/staff/demonstration`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-gongkai': '1' }, body: JSON.stringify({ key }) });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    for (const path of staffPaths) {
      const answer = await fetch(`${host}/api/staff${path}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (answer.ok) answers += 1;
    }
  }
  const seen = new Set(['/']);
  for (const path of seen) {
    if (seen.size > 400) break;
    const answer = await fetch(`${host}${path}`);
    const text = await answer.text();
    if (answer.headers.get('content-type')?.startsWith('text/html')) for (const [, link] of text.matchAll(/href="(\/[^"#]*)"/g)) if (!/^\/(workspace|api)/.test(link!)) seen.add(link!.replaceAll('&amp;', '&'));
  }
  if (answers === 0 || seen.size < 10) throw new Error(`only ${answers} answers and ${seen.size} pages`);
  return { pages: seen.size, answers, people: cast.length };
}
