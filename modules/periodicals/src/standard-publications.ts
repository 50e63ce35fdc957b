import type { PublicationBody } from './contract.ts';

type Standard = Omit<PublicationBody, 'unitId' | 'level' | 'issuerName'>;

const marking = '内部资料 注意保存';
const leaders = { name: '县委、县人大、县政府、县政协领导', unitIds: [], groups: [] };
const cityOffice = { name: '市政府办公室', unitIds: [], groups: [] };
const townships = { name: '各乡镇人民政府、街道办事处', unitIds: [], groups: ['township' as const] };
const departments = { name: '县政府各部门、各直属机构', unitIds: [], groups: ['department' as const] };
const lists = { reportList: [leaders], sendList: [cityOffice], issueList: [townships, departments] };
/** For the leaders alone. */
const leadersOnly = { reportList: [leaders], sendList: [], issueList: [] };

const cityLeaders = { name: '市委、市人大、市政府、市政协领导', unitIds: [], groups: [] };
const cityLists = {
  reportList: [cityLeaders], sendList: [{ name: '省政府办公厅', unitIds: [], groups: [] }],
  issueList: [{ name: '各县（市、区）人民政府，市政府各部门', unitIds: [], groups: ['department' as const, 'other' as const] }],
};

/**
 * The publications that an office begins with, under the codes that the shipped rulebooks know them by. Data, not wording of the
 * program: the names stand in the office's documents, which are Chinese.
 */
export const standardPublications: Readonly<Record<'county' | 'city', readonly Standard[]>> = {
  county: [
    {
      code: '快讯', name: '快讯', frequency: 'weekly', marking, copies: 120, sort: 10, ...lists,
      columns: [
        { code: '工作简况', name: '工作简况', itemKinds: ['comprehensive', 'brief'] },
        { code: '重要会议', name: '重要会议', itemKinds: ['comprehensive', 'brief'] },
        { code: '情况通报', name: '情况通报', itemKinds: ['comprehensive', 'brief'] },
        { code: '上情动态', name: '上情动态', itemKinds: ['comprehensive', 'brief', 'web-digest'] },
      ],
    },
    {
      code: '专报信息', name: '专报信息', frequency: 'irregular', marking, copies: 40, sort: 20, ...leadersOnly,
      columns: [{ code: '专报', name: '专报', itemKinds: ['special', 'comprehensive'] }],
    },
    {
      code: '要情快报', name: '要情快报', frequency: 'irregular', marking, copies: 40, sort: 30, ...leadersOnly,
      columns: [{ code: '要情', name: '要情', itemKinds: ['comprehensive', 'brief'] }],
    },
    {
      code: '工作交流', name: '工作交流', frequency: 'monthly', marking, copies: 120, sort: 40, ...lists,
      columns: [{ code: '交流', name: '交流', itemKinds: ['experience', 'comprehensive', 'special'] }],
    },
    {
      code: '政务调研', name: '政务调研', frequency: 'monthly', marking, copies: 120, sort: 50, ...lists,
      columns: [{ code: '调研', name: '调研', itemKinds: ['research'] }],
    },
  ],
  city: [
    {
      code: '情况', name: '情况', frequency: 'weekly', marking, copies: 200, sort: 10, ...cityLists,
      columns: [{ code: '情况', name: '情况', itemKinds: ['comprehensive', 'brief', 'special', 'research', 'experience'] }],
    },
    {
      code: '信息参考', name: '信息参考', frequency: 'weekly', marking, copies: 200, sort: 20, ...cityLists,
      columns: [{ code: '参考', name: '参考', itemKinds: ['comprehensive', 'special', 'research', 'experience'] }],
    },
    {
      code: '信息快报', name: '信息快报', frequency: 'irregular', marking, copies: 80, sort: 30, ...cityLists,
      columns: [{ code: '快报', name: '快报', itemKinds: ['comprehensive', 'brief', 'special', 'research'] }],
    },
    {
      code: '信息摘报', name: '信息摘报', frequency: 'daily', marking, copies: 80, sort: 40, ...cityLists,
      columns: [{ code: '摘报', name: '摘报', itemKinds: ['brief', 'comprehensive', 'web-digest'] }],
    },
  ],
};
