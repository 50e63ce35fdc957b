import { writeWorkbook } from '@gongkai/documents';
import type { Problem } from '@gongkai/kernel';
import type { NetworkView, PostKind, PostView, RankingGroup, Unit, UnitKind } from './contract.ts';

/** Words of the workbook, which leaves the office in Chinese: the same in both directions, so that an export can be imported again. */
export const kindNames: Record<UnitKind, string> = {
  government: '政府', office: '政府办公室', department: '部门', township: '乡镇', street: '街道', village: '村（社区）', affiliated: '直属单位', zone: '开发区（园区）',
  liaison: '联络处', 'direct-point': '基层信息直报点', represented: '对应辖区',
};
export const groupNames: Record<RankingGroup, string> = { township: '乡镇组', department: '部门组', other: '不参加排名' };
export const postNames: Record<PostKind, string> = {
  'leader-in-charge': '分管领导', head: '主要负责人', officer: '信息员', 'deputy-officer': '副信息员', 'office-leader': '办公室领导', member: '成员',
};
export const unitSheet = '单位';
export const postSheet = '人员';
export const errorHeading = '导入错误';
export const unitHeadings = ['代码', '名称', '简称', '上级代码', '类别', '排名组', '对应辖区', '排序', '设立日期', '依据'] as const;
export const postHeadings = ['单位代码', '姓名', '岗位', '职务', '专职兼职', '任职日期', '电子邮箱', '联系电话'] as const;

// What stands beside a wrong row; the screens have the same sentences in both languages.
const wording: Record<string, (values: Record<string, string | number>) => string> = {
  'general.required': () => '必填',
  'general.too-long': () => '超过了允许的长度',
  'general.characters': () => '含有不能使用的字符',
  'general.day-invalid': () => '日期不存在，格式应如 2026-03-09',
  'organisations.code-invalid': () => '代码只能由字母、数字和连字符组成，最多 30 位',
  'organisations.code-twice': (values) => `${values['code']} 在表中重复出现`,
  'organisations.code-row-wrong': (values) => `${values['code']} 所在的行有错误`,
  'organisations.code-unknown': (values) => `没有代码或名称为 ${values['code']} 的单位`,
  'organisations.word-unknown': (values) => `不能识别“${values['word']}”，可填：${values['known']}`,
  'organisations.number-invalid': () => '应填写整数',
  'organisations.email-invalid': () => '电子邮箱格式不正确',
  'organisations.phone-invalid': () => '联系电话格式不正确',
  'organisations.full-time-missing': () => '信息员应注明专职或兼职',
  'organisations.post-taken': () => '该岗位已有人任职',
  'organisations.post-held-already': () => '该人员已任此岗位',
  'organisations.day-in-future': () => '日期不能晚于今天',
  'organisations.day-before-last-change': (values) => `日期不能早于上次变更（${values['day']}）`,
  'organisations.unit-ended': (values) => `单位已于 ${values['day']} 撤销`,
  'organisations.root-exists': () => '只能有一个顶层单位，请填写上级代码',
  'organisations.parent-below': () => '上级不能是本单位的下级',
  'organisations.write-not-allowed': () => '没有维护该单位的权限',
};

/** The problems of a row as one text beside it. */
export const rowErrors = (problems: readonly { problem: Problem; heading: string | null }[]): string =>
  problems.map(({ problem, heading }) => `${heading ? `${heading}：` : ''}${wording[problem.code]?.(problem.values ?? {}) ?? problem.code}`).join('；');

/** Units and posts as a workbook that the import takes again. */
export async function unitsWorkbook(units: readonly Unit[], posts: readonly (PostView & { email: string | null; phone: string | null })[]): Promise<Uint8Array> {
  // A unit without a code goes by its name, in both directions.
  const keyOf = new Map(units.map((unit) => [unit.id, unit.code ?? unit.name]));
  const unitValues: Record<(typeof unitHeadings)[number], (unit: Unit) => string | number | null> = {
    代码: (unit) => unit.code, 名称: (unit) => unit.name, 简称: (unit) => unit.shortName, 上级代码: (unit) => (unit.parentId ? (keyOf.get(unit.parentId) ?? null) : null),
    类别: (unit) => kindNames[unit.kind], 排名组: (unit) => groupNames[unit.group], 对应辖区: (unit) => unit.represents, 排序: (unit) => unit.sort, 设立日期: (unit) => unit.validFrom, 依据: () => null,
  };
  type Post = (typeof posts)[number];
  const postValues: Record<(typeof postHeadings)[number], (post: Post) => string | null> = {
    单位代码: (post) => keyOf.get(post.unitId) ?? null, 姓名: (post) => post.personName, 岗位: (post) => postNames[post.post], 职务: (post) => post.title,
    专职兼职: (post) => (post.fullTime === null ? null : post.fullTime ? '专职' : '兼职'), 任职日期: (post) => post.validFrom, 电子邮箱: (post) => post.email, 联系电话: (post) => post.phone,
  };
  return writeWorkbook([
    { name: unitSheet, columns: unitHeadings.map((heading) => ({ key: heading, heading, width: heading === '名称' ? 28 : 14, value: unitValues[heading] })), rows: units },
    { name: postSheet, columns: postHeadings.map((heading) => ({ key: heading, heading, width: heading === '电子邮箱' ? 26 : 14, value: postValues[heading] })), rows: posts },
  ]);
}

const networkProblems: Record<string, string> = {
  'organisations.network-no-leader': '未明确分管领导', 'organisations.network-too-few': '信息员不足', 'organisations.network-too-many': '信息员超过规定人数',
};

/** The information network as a workbook. */
export async function networkWorkbook(network: NetworkView, at: string): Promise<Uint8Array> {
  type Row = NetworkView['units'][number];
  return writeWorkbook([{
    name: '信息网络',
    title: `信息员队伍统计（${at}）：共 ${network.people} 人，其中专职 ${network.fullTime} 人、兼职 ${network.partTime} 人`,
    columns: [
      { key: 'unit', heading: '单位', width: 28, value: (row: Row) => row.unitName },
      { key: 'leader', heading: '分管领导', width: 12, value: (row: Row) => row.leader },
      { key: 'officers', heading: '信息员', type: 'number', value: (row: Row) => row.officers },
      { key: 'full', heading: '专职', type: 'number', value: (row: Row) => row.fullTime },
      { key: 'part', heading: '兼职', type: 'number', value: (row: Row) => row.partTime },
      { key: 'problems', heading: '问题', width: 36, value: (row: Row) => row.problems.map((problem) => networkProblems[problem] ?? problem).join('；') },
    ],
    rows: network.units,
  }]);
}
