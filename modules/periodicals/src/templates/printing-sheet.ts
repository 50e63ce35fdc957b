import { chineseDay } from '@gongkai/kernel';
import type { IssueContent } from '../contract.ts';
import type { Issue } from '../issues.store.ts';

// Documents that leave the office are Chinese; their fixed words live here.
export const printingTitle = '刊物印制单';

const listed = (names: readonly string[]): string => (names.length === 0 ? '—' : names.join('，'));

/** The fields of a printing sheet. */
export function printingFields(issue: Issue, content: IssueContent): { label: string; value: string }[] {
  const number = issue.number === null ? '待编' : `${issue.year}年第${issue.number}期（总第${issue.totalNumber}期）`;
  return [
    { label: '刊物', value: content.publication },
    { label: '期号', value: number },
    { label: '编发单位', value: content.issuer },
    { label: '印发日期', value: issue.issuedOn === null ? '待定' : chineseDay(issue.issuedOn) },
    { label: '标识', value: content.marking ?? '—' },
    { label: '印数', value: content.copies === null ? '—' : `${content.copies}份` },
    { label: '目录', value: content.sections.flatMap((section) => section.items.map((item) => item.title)).join('；') },
    { label: '报', value: listed(content.report) },
    { label: '送', value: listed(content.send) },
    { label: '发', value: listed(content.issue) },
  ];
}
