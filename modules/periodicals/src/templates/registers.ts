import type { Column } from '@gongkai/documents';
import type { AdoptedKind, AdoptionState, AdoptionView, InstructionRow, InstructionState, Level } from '../contract.ts';

// Workbooks that leave the office are Chinese; their fixed words live here.
const kinds: Record<AdoptedKind, string> = { comprehensive: '综合信息', brief: '简要信息', special: '专题', research: '调研', experience: '经验', 'web-digest': '网摘' };
const states: Record<AdoptionState, string> = { waiting: '待编', placed: '已排期', issued: '已印发', withdrawn: '已撤销' };
const levels: Record<Level, string> = { county: '县', city: '市', province: '省', state: '国务院' };
const instructionStates: Record<InstructionState, string> = { recorded: '已登记', assigned: '办理中', answered: '已反馈', closed: '已办结', withdrawn: '已撤销' };

export const adoptionTitle = '政务信息采用登记台账';
export const adoptionColumns: Column<AdoptionView>[] = [
  { key: 'title', heading: '标题', width: 48, value: (row) => row.title },
  { key: 'units', heading: '报送单位', width: 28, value: (row) => row.units.map((unit) => unit.unitName).join('、') },
  { key: 'publication', heading: '刊物', width: 12, value: (row) => row.publicationName },
  { key: 'column', heading: '栏目', width: 12, value: (row) => row.columnName },
  { key: 'kind', heading: '类别', width: 10, value: (row) => kinds[row.itemKind] },
  { key: 'commissioned', heading: '约稿', width: 8, value: (row) => (row.commissioned ? '是' : null) },
  { key: 'issue', heading: '期号', width: 16, value: (row) => (row.issueNumber === null ? null : `${row.issueYear}年第${row.issueNumber}期`) },
  { key: 'issuedOn', heading: '印发日期', width: 12, type: 'date', value: (row) => row.issuedOn },
  { key: 'state', heading: '状态', width: 10, value: (row) => states[row.state] },
  { key: 'by', heading: '编辑', width: 10, value: (row) => row.adoptedBy },
];

export const instructionTitle = '领导批示办理登记台账';
export const instructionColumns: Column<InstructionRow>[] = [
  { key: 'title', heading: '信息标题', width: 48, value: (row) => row.title },
  { key: 'unit', heading: '报送单位', width: 20, value: (row) => row.unitName },
  { key: 'level', heading: '批示层级', width: 10, value: (row) => levels[row.leaderLevel] },
  { key: 'leader', heading: '批示领导', width: 12, value: (row) => row.leaderName },
  { key: 'givenOn', heading: '批示日期', width: 12, type: 'date', value: (row) => row.givenOn },
  { key: 'dueOn', heading: '办理期限', width: 12, type: 'date', value: (row) => row.dueOn },
  { key: 'state', heading: '办理情况', width: 10, value: (row) => instructionStates[row.state] },
  { key: 'overdue', heading: '逾期', width: 8, value: (row) => (row.overdue ? '是' : null) },
];
