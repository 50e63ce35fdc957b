import { minuteOf } from '@gongkai/kernel';
import { actorWords, type Services } from '@gongkai/database';
import { writeWorkbook } from '@gongkai/documents';
import type { AccountView, AuditRecordView } from './contract.ts';

const states = { active: '在用', invited: '待启用', disabled: '已停用', locked: '已锁定' } as const;
/** Names of the roles in workbooks, which leave the office in Chinese. */
const roleNames: Record<string, string> = {
  officer: '信息员', 'unit-leader': '单位分管领导', 'unit-head': '单位主要负责人', editor: '信息编辑', 'office-leader': '办公室领导', clerk: '文书',
  'confidentiality-reviewer': '保密审查员', 'disclosure-officer': '公开工作人员', 'government-leader': '政府领导', 'system-admin': '系统管理员',
  'security-admin': '安全管理员', 'audit-admin': '审计管理员',
};

/** The list of accounts as a workbook. */
export async function accountsWorkbook(accounts: AsyncIterable<AccountView>): Promise<Uint8Array> {
  return writeWorkbook([{
    name: '账号',
    columns: [
      { key: 'name', heading: '姓名', width: 12, value: (row: AccountView) => row.name },
      { key: 'unit', heading: '单位', width: 28, value: (row: AccountView) => row.unitName },
      { key: 'login', heading: '登录名', width: 18, value: (row: AccountView) => row.loginName },
      { key: 'email', heading: '电子邮箱', width: 26, value: (row: AccountView) => row.email },
      { key: 'roles', heading: '角色', width: 30, value: (row: AccountView) => row.roles.map((role) => roleNames[role] ?? role).join('、') },
      { key: 'state', heading: '状态', width: 10, value: (row: AccountView) => states[row.state] },
      { key: 'factor', heading: '动态口令', width: 10, value: (row: AccountView) => (row.secondFactor ? '已启用' : '未启用') },
      { key: 'used', heading: '最近使用', width: 18, value: (row: AccountView) => (row.lastUsedAt ? minuteOf(new Date(row.lastUsedAt)) : null) },
    ],
    rows: accounts,
  }]);
}

const outcomes = { done: '成功', refused: '被拒绝', failed: '失败' } as const;

/** Audit records as a workbook. */
export async function auditWorkbook(records: AsyncIterable<AuditRecordView>, { timeZone, services }: { timeZone: string; services: Services }): Promise<Uint8Array> {
  const words = (kind: 'action' | 'subject', code: string): string => services.words(`audit.${kind}.${code}`) ?? code;
  const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value).slice(0, 30_000));
  return writeWorkbook([{
    name: '审计记录',
    columns: [
      { key: 'at', heading: '时间', width: 18, value: (row: AuditRecordView) => minuteOf(new Date(row.at), timeZone) },
      { key: 'actor', heading: '操作人', width: 14, value: (row: AuditRecordView) => actorWords(services, row.actorName) },
      { key: 'action', heading: '操作', width: 30, value: (row: AuditRecordView) => words('action', row.action) },
      { key: 'outcome', heading: '结果', width: 8, value: (row: AuditRecordView) => outcomes[row.outcome] },
      { key: 'kind', heading: '对象类别', width: 24, value: (row: AuditRecordView) => words('subject', row.subjectKind) },
      { key: 'subject', heading: '对象编号', width: 38, value: (row: AuditRecordView) => row.subjectId },
      { key: 'unit', heading: '单位', width: 24, value: (row: AuditRecordView) => row.unitName },
      { key: 'address', heading: '地址', width: 18, value: (row: AuditRecordView) => row.address },
      { key: 'before', heading: '变更前', width: 40, value: (row: AuditRecordView) => json(row.before) },
      { key: 'after', heading: '变更后', width: 40, value: (row: AuditRecordView) => json(row.after) },
    ],
    rows: records,
  }]);
}
