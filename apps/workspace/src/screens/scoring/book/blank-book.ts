import type { Book } from './parts.ts';
import { standardKinds, standardTags } from './standard-vocabulary.ts';

/** A rulebook to begin with: the product's own vocabulary and one table with one row. */
export function blankBook(issuer: string): Book {
  const label = { zh: '县政府办公室采用', en: 'Adopted by the county office' };
  return {
    format: 'gongkai-rulebook/1', id: 'own-rules', version: 1, title: { zh: '新的计分办法', en: 'New scoring rules' },
    source: { issuer, title: '政务信息工作考核办法', docNo: null, date: null, address: null, completeness: { zh: '本机关自行制定', en: 'Written by this office' } },
    choices: [], yearStartMonth: 1, groups: [], classes: [],
    factKinds: standardKinds.map((one) => ({ ...one, scored: one.kind === 'adopted' })), tags: structuredClone(standardTags) as Book['tags'],
    rounding: { step: 0.01, mode: 'half-up' }, sharing: { mode: 'equal', remainder: 'lead' }, countsIn: 'occurred',
    rules: [{
      id: 'county-adoption', label, family: 'adoption', on: ['adopted'], pick: 'first',
      rows: [{ id: 'county-item', label: { zh: '县采用信息', en: 'Item adopted by the county' }, when: { tags: { level: 'county' } }, points: 1 }],
    }],
    combinations: [], credits: [], periodRules: [], quotas: [], vetoes: [], awards: [], ranking: 'standard',
  };
}
