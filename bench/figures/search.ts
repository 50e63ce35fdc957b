import { Context } from '@gongkai/database';
import { importDocuments } from '@gongkai/disclosures';
import { reindex, searchPublic } from '@gongkai/search';
import { testServices } from '@gongkai/testing';
import { toSearchQuery } from '@gongkai/text';
import { withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { benchCatalogue, importFile, lawSentences } from '../bench-documents.ts';
import { timesOf, type Bench, type BenchTools, type Figure } from '../harness.ts';

const jurisdictionCount = 20;
const documentsEach = 5_000;
const words = ['行政许可', '安全生产', '农民工工资', '环境保护', '政府信息公开', '乡镇人民政府', '处罚', '责令改正', '县级以上地方人民政府', '森林防火', '义务教育 学校', '食品 安全 监督', '土地承包经营权', '人民', '规定', '突发事件应急预案', '残疾人 就业', '档案管理', '水资源', '招标投标'];

/** Public search as the portal's role over a hundred thousand documents. */
export const search: Bench = { name: 'search', run: (tools) => withBenchDatabase((database) => measure(database, tools)) };

async function measure(database: BenchDatabase, tools: BenchTools): Promise<Figure[]> {
  const jurisdictions = await fill(database, tools);
  const visitors = jurisdictions.map((jurisdictionId) => new Context({ pool: database.pools.portal, jurisdictionId, actor: { kind: 'visitor' }, roundTrips: true }));
  let found = 0;
  const ask = async (index: number) => {
    const answer = await visitors[index % jurisdictionCount]!.read((tx) => searchPublic(tx, { text: words[Math.floor(index / 3) % words.length]! }));
    found += answer.rows.length;
  };
  const { p50, p95 } = await timesOf(600, ask);
  if (found < 600) throw new Error(`only ${found} documents were found`);
  tools.plan(await planOfSearch(database, jurisdictions[3]!));
  const figure = (name: string, value: number, limit: number): Figure => ({ name, value, unit: 'ms', against: { name: 'limit', value: limit }, smallerIsBetter: true, holds: 1 });
  return [figure('search as the portal, p50', p50, 15), figure('search as the portal, p95', p95, 50)];
}

/** One jurisdiction through the product; the others are the same rows under their own tenant. */
async function fill(database: BenchDatabase, tools: BenchTools): Promise<string[]> {
  const { superuser } = database;
  const first = await database.addJurisdiction('search0');
  const catalogue = await benchCatalogue(database, first, testServices());
  const bytes = importFile(documentsEach, tools.random, lawSentences());
  await importDocuments(catalogue.context, { name: 'bench', bytes, columnCode: 'laws', unitId: catalogue.unitId, personId: catalogue.personId, basis: '测量' });
  // Spread over ten years, as a catalogue grows; the index has a part for each.
  await superuser.query(`set session_replication_role = replica; set synchronous_commit = off`);
  await superuser.query(`update disclosures.current c set published_at = t.at, first_published_at = t.at
    from (select document_id, timestamptz '2016-02-01' + (row_number() over (order by index_number)) * interval '17 hours' as at from disclosures.current) t where t.document_id = c.document_id`);
  const began = performance.now();
  const indexed = await reindex(catalogue.context);
  tools.plan(`${indexed} documents indexed in ${((performance.now() - began) / 1000).toFixed(1)} s, then copied to ${jurisdictionCount} jurisdictions: ${(indexed * jurisdictionCount).toLocaleString('en')} documents`);
  const all = [first];
  for (let n = 1; n < jurisdictionCount; n++) {
    const next = await database.addJurisdiction(`search${n}`);
    for (const table of ['disclosures.documents', 'disclosures.versions', 'disclosures.current', 'search.documents', 'search.titles']) await copyRows(database, table, { first, next });
    all.push(next);
  }
  await superuser.query('set session_replication_role = origin');
  await superuser.query('vacuum (analyze)');
  return all;
}

async function copyRows({ superuser }: BenchDatabase, table: string, { first, next }: { first: string; next: string }): Promise<void> {
  const { rows } = await superuser.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'jurisdiction_id'`, [table]);
  const columns = rows.map((row) => row.name);
  const taken = columns.map((name) => (name === 'vector' ? `ts_delete(vector, '@${first}') || '''@${next}'':1'::tsvector` : name));
  await superuser.query(`insert into ${table} (jurisdiction_id, ${columns.join(', ')}) select '${next}', ${taken.join(', ')} from ${table} where jurisdiction_id = '${first}'`);
}

// The plans of one real question, as the function runs them: that of the titles, and those of the years it read.
async function planOfSearch({ superuser }: BenchDatabase, jurisdictionId: string): Promise<string> {
  const plans: string[] = [];
  const hear = ({ message }: { message?: string | undefined }) => message?.includes(' plan:') && plans.push(message.slice(message.lastIndexOf('\nAggregate') + 1));
  superuser.on('notice', hear);
  await superuser.query(`load 'auto_explain'; set auto_explain.log_nested_statements = on; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
    set auto_explain.log_timing = off; set auto_explain.log_buffers = off; set client_min_messages = log`);
  await superuser.query(`select set_config('gongkai.jurisdiction', $1, false)`, [jurisdictionId]);
  await superuser.query(`select count(*) from search.find($1::tsquery, null, '2020-01-01', '2020-12-31', 500, false, 0, 10)`, [toSearchQuery('安全生产')]);
  superuser.off('notice', hear);
  const asked = plans.filter((plan) => plan.startsWith('Aggregate') && plan.includes('CTE fits'));
  if (asked.length < 2) throw new Error('the plans of a search could not be read');
  return asked.join('\n');
}
