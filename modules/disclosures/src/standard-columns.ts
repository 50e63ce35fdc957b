import type { NewColumn } from './columns.store.ts';

const column = (parts: Partial<NewColumn> & Pick<NewColumn, 'code' | 'name' | 'nameEn' | 'columnType'>): Omit<NewColumn, 'sort'> => ({
  parentCode: null, description: '', statutoryItem: null, mandatory: false, ...parts,
});

const statutory = (statutoryItem: number, code: string, name: string, nameEn: string): Omit<NewColumn, 'sort'> =>
  column({ code, name, nameEn, columnType: '信息公开目录', parentCode: 'statutory', statutoryItem });

/**
 * The columns that every government begins with: the four mandatory ones and the fifteen items of article 20 of the Regulations on
 * the Disclosure of Government Information, as the platform notice (国办公开办函〔2019〕61号) arranges them.
 */
export const standardColumns: readonly NewColumn[] = [
  column({ code: 'guide', name: '政府信息公开指南', nameEn: 'Disclosure guide', columnType: '信息公开指南', mandatory: true }),
  column({ code: 'institutions', name: '政府信息公开制度', nameEn: 'Disclosure rules', columnType: '文件资料', mandatory: true }),
  column({ code: 'laws', name: '法律法规', nameEn: 'Laws and regulations', columnType: '文件资料', parentCode: 'institutions' }),
  column({ code: 'statutory', name: '法定主动公开内容', nameEn: 'Proactive disclosure', columnType: '信息公开目录', mandatory: true }),
  statutory(1, 'normative-documents', '行政规范性文件', 'Normative documents'),
  statutory(2, 'organisation', '机构职能', 'Functions and contacts'),
  statutory(3, 'plans', '规划计划', 'Plans'),
  statutory(4, 'statistics', '统计信息', 'Statistics'),
  statutory(5, 'licences', '行政许可和管理服务', 'Licences and services'),
  statutory(6, 'penalties', '行政处罚和行政强制', 'Penalties and coercive measures'),
  statutory(7, 'finance', '财政预决算', 'Budgets and final accounts'),
  statutory(8, 'charges', '行政事业性收费', 'Administrative charges'),
  statutory(9, 'procurement', '政府集中采购', 'Procurement'),
  statutory(10, 'projects', '重大建设项目', 'Major projects'),
  statutory(11, 'livelihood', '民生政策与实施', 'Livelihood policies'),
  statutory(12, 'emergencies', '应急管理', 'Emergency management'),
  statutory(13, 'inspections', '监督检查', 'Inspections'),
  statutory(14, 'recruitment', '公务员招考', 'Civil-service recruitment'),
  statutory(15, 'other', '其他法定公开信息', 'Other statutory disclosure'),
  column({ code: 'news', name: '政务动态', nameEn: 'Government news', columnType: '政务动态' }),
  column({ code: 'notices', name: '通知公告', nameEn: 'Notices', columnType: '政务动态' }),
  column({ code: 'interpretations', name: '政策解读', nameEn: 'Policy interpretation', columnType: '解读回应' }),
  column({ code: 'information-bulletins', name: '政务信息通报', nameEn: 'Information bulletins', columnType: '政务动态' }),
  column({ code: 'annual-reports', name: '政府信息公开年报', nameEn: 'Annual reports', columnType: '信息公开年报', mandatory: true }),
].map((one, sort) => ({ ...one, sort }));
