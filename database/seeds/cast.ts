import type { CastMember, RoleKey } from './story.ts';

type Row = readonly [
  personKey: string, role: RoleKey, zhLabel: string, enLabel: string, zhTry: string, enTry: string, jurisdictionCode?: string,
];

const member = (...[personKey, role, zhLabel, enLabel, zhTry, enTry, jurisdictionCode = 'qinglan']: Row): CastMember => ({
  jurisdictionCode, personKey, role,
  label: { 'zh-CN': zhLabel, en: enLabel },
  tryThis: { 'zh-CN': zhTry, en: enTry },
});

/** The people on the demonstration's sign-in page, in the order in which an item passes through their hands. */
export const cast: readonly CastMember[] = [
  member('mingxi-officer', 'officer', '茗溪镇信息员', 'Information officer, Mingxi township',
    '写一条信息并送分管领导签发，再看往期信息采用和得分情况。', 'Write an item, send it for signature, and see what earlier items scored.'),
  member('mingxi-leader', 'unit-leader', '茗溪镇分管领导', 'Leader in charge, Mingxi township',
    '审签待签信息，或者说明理由退回修改。', 'Sign a waiting item, or return it with a reason.'),
  member('shuili-officer', 'officer', '县水利局信息员', 'Information officer, water bureau',
    '查看与乡镇重复报送的信息如何被认定为同一条。', 'See how an item that a township also reported is recognised as one.'),
  member('xinxike-chief', 'editor', '信息科科长（编辑）', 'Chief editor, information section',
    '打开编辑台，按紧急程度处理待办信息，把三条同类信息合并成综合信息。', 'Open the desk, work by urgency, and merge three items into one.'),
  member('xinxike-editor', 'editor', '信息科编辑', 'Editor, information section',
    '采用一条信息编入本周快讯，比较原稿与编辑稿。', 'Adopt an item into this week’s Express News and compare both texts.'),
  member('bangongshi-director', 'office-leader', '县政府办公室主任', 'Director of the government office',
    '签发本期快讯，下载正式版式的文件。', 'Sign the issue and download it in the official layout.'),
  member('bangongshi-clerk', 'clerk', '文书（登记员）', 'Clerk',
    '登记一份纸质信息和领导手写签批。', 'Register an item that came on paper with its handwritten signature.'),
  member('bangongshi-deputy', 'unit-leader', '县政府办公室副主任（分管领导）', 'Deputy director, leader in charge of the office',
    '签发待签的《快讯》；通报送公开目录时，公开审查由您先签。', 'Sign the waiting Express News; when a bulletin goes to the catalogue, you sign first.'),
  member('bangongshi-secrecy', 'confidentiality-reviewer', '保密审查员', 'Confidentiality reviewer',
    '审查一份准备公开的月度通报。', 'Review a monthly bulletin before it is made public.'),
  member('bangongshi-disclosure', 'disclosure-officer', '政务公开工作人员', 'Disclosure officer',
    '把审核通过的文件发布到信息公开目录。', 'Publish a reviewed document to the public catalogue.'),
  member('zhengfu-magistrate', 'government-leader', '县长', 'County magistrate',
    '阅读专报信息并作出批示，查看办理反馈。', 'Read a special report, write an instruction and follow the answer.'),
  member('bangongshi-system', 'system-admin', '系统管理员', 'System administrator',
    '维护单位、人员和账号；看不到业务内容。', 'Keep units, people and accounts, without seeing any business content.'),
  member('bangongshi-security', 'security-admin', '安全管理员', 'Security administrator',
    '授予或收回角色，权限立即生效。', 'Grant or withdraw a role and see it take effect at once.'),
  member('bangongshi-audit', 'audit-admin', '审计管理员', 'Audit administrator',
    '检索审计记录并验证其未被改动。', 'Search the audit trail and verify that nobody changed it.'),
  member('baixiu-officer', 'officer', '霁川县白岫镇信息员', 'Information officer, the neighbouring county',
    '以邻县身份登录，确认看不到青澜县的任何数据。', 'Sign in from next door and find nothing of Qinglan.', 'jichuan'),
];
