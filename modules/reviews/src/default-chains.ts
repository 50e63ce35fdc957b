import type { ChainStep } from './contract.ts';

/** The chain that every jurisdiction begins with for one kind of record; offices change it in their settings. */
export interface DefaultChain {
  kind: string;
  name: string;
  steps: ChainStep[];
}

const unitLeader: ChainStep = { key: 'leader', name: '分管负责人签发', kind: 'approve', by: { post: 'leader-in-charge' }, of: 'subject-unit', mode: 'any', optional: false };
const confidentiality: ChainStep = { key: 'confidentiality', name: '保密审查', kind: 'confidentiality', by: { role: 'confidentiality-reviewer' }, of: 'jurisdiction', mode: 'any', optional: false };
const officeLeader: ChainStep = { key: 'office', name: '政府办公室负责人签发', kind: 'approve', by: { post: 'office-leader' }, of: 'jurisdiction', mode: 'any', optional: false };

/** Data, not wording of the program: names stand in the review sheets of the office, which are Chinese. */
export const defaultChains: readonly DefaultChain[] = [
  { kind: 'submissions.item', name: '信息报送审签', steps: [unitLeader] },
  { kind: 'submissions.upward', name: '信息上报审签', steps: [officeLeader] },
  { kind: 'periodicals.issue', name: '刊物签发', steps: [officeLeader] },
  { kind: 'scoring.bulletin', name: '通报公开审查', steps: [confidentiality, officeLeader] },
  { kind: 'disclosures.document', name: '政府信息公开审查', steps: [unitLeader, confidentiality, { ...officeLeader, key: 'release', name: '公开签发' }] },
];
