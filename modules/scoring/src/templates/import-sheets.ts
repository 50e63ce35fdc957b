import { createHash } from 'node:crypto';
import type { Problem } from '@gongkai/kernel';
import type { CellValue } from '@gongkai/documents';
import type { Fact, OpeningBalance } from '../ledger/types.ts';
import type { Target } from '../periods.store.ts';
import type { TagValue } from '../rulebook/match.ts';

/** What reading a row may ask besides its cells. */
export interface RowFrame {
  unitOf(name: string): string | undefined;
  columns: readonly string[];
  recordedAt: string;
  recordedBy: string;
}

/** How a row of a workbook becomes a record; `heading` is the column by which the table is found. */
export interface RowReader<T> {
  heading: string;
  read(cell: (heading: string) => CellValue, frame: RowFrame): { value: T } | { problems: Problem[] };
}

const textOf = (cell: CellValue): string => (cell === null ? '' : String(cell).trim());
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
const numberOf = (cell: CellValue): number | null => {
  const text = textOf(cell);
  return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
};

/** Columns of facts whose heading names a tag of the envelope; others are taken as tags of the office's own. */
const tagHeadings: Record<string, string> = { 层级: 'level', 刊物: 'publication', 栏目: 'column', 类别: 'itemKind', 批示层级: 'leaderLevel', 约稿: 'commissioned', 按时: 'onTime', 严重: 'serious', 得分: 'score' };
const levels: Record<string, string> = { 县: 'county', 市: 'city', 省: 'province', 国家: 'state', 国务院: 'state' };
const kinds: Record<string, string> = {
  报送: 'submitted', 采用: 'adopted', 转报: 'forwarded', 批示: 'instructed', 批示反馈: 'instruction-answered', 批示逾期: 'instruction-overdue', 约稿报送: 'commission-delivered',
  约稿未报: 'commission-missed', 紧急信息漏报: 'urgent-missed', 紧急信息迟报: 'urgent-late', 紧急信息错报: 'urgent-wrong', 紧急信息虚报: 'urgent-false',
};
const itemKinds: Record<string, string> = { 综合: 'comprehensive', 综合信息: 'comprehensive', 简要信息: 'brief', 简讯: 'brief', 专题: 'special', 调研: 'research', 经验: 'experience', 网摘: 'web-digest' };

function tagValueOf(tag: string, text: string): TagValue {
  if (tag === 'level' || tag === 'leaderLevel') return levels[text] ?? text;
  if (tag === 'itemKind') return itemKinds[text] ?? text;
  if (text === '是') return true;
  if (text === '否') return false;
  return tag === 'score' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

/** Facts: 日期, 事项, 标题, 单位 (several with 、 between), tags by their own columns. The id follows from the row, so that a file taken in twice is noticed. */
export const factRow: RowReader<Fact> = {
  heading: '事项',
  read(cell, frame) {
    const problems: Problem[] = [];
    const day = textOf(cell('日期')).slice(0, 10);
    if (!isDay(day)) problems.push({ code: 'scoring.day-invalid' });
    const kind = kinds[textOf(cell('事项'))] ?? textOf(cell('事项'));
    const title = textOf(cell('标题'));
    if (title === '') problems.push({ code: 'scoring.title-missing' });
    const units = textOf(cell('单位')).split(/[、，,;；]/).map((name) => name.trim()).filter((name) => name !== '');
    if (units.length === 0) problems.push({ code: 'scoring.unit-missing' });
    for (const name of units) if (frame.unitOf(name) === undefined) problems.push({ code: 'scoring.unit-name-unknown', values: { name } });
    if (problems.length > 0) return { problems };
    const tags: Record<string, TagValue> = {};
    for (const [heading, tag] of Object.entries(tagHeadings)) {
      const text = textOf(cell(heading));
      if (text !== '') tags[tag] = tagValueOf(tag, text);
    }
    const own = textOf(cell('编号'));
    const item = textOf(cell('信息编号')) || title;
    const id = own || createHash('sha256').update(JSON.stringify([day, kind, title, units, tags])).digest('hex').slice(0, 32);
    return {
      value: {
        id: `import:${id}`, kind, subject: { kind: 'scoring.record', id: `import:${item}`, title }, units: units.map((name) => ({ unitId: frame.unitOf(name)! })), tags,
        occurredAt: day, recordedAt: frame.recordedAt, recordedBy: textOf(cell('记录人')) || frame.recordedBy,
      },
    };
  },
};

/** Opening balances: 单位, 截至月份, 累计得分, 累计报送, 累计采用, 备注. */
export const openingRow: RowReader<OpeningBalance> = {
  heading: '累计得分',
  read(cell, frame) {
    const problems: Problem[] = [];
    const unitId = frame.unitOf(textOf(cell('单位')));
    if (unitId === undefined) problems.push({ code: 'scoring.unit-name-unknown', values: { name: textOf(cell('单位')) } });
    const period = textOf(cell('截至月份')).slice(0, 7);
    if (!isMonth(period)) problems.push({ code: 'scoring.month-invalid' });
    const points = numberOf(cell('累计得分'));
    if (points === null) problems.push({ code: 'scoring.points-missing' });
    if (problems.length > 0) return { problems };
    const counts = { submitted: numberOf(cell('累计报送')) ?? 0, adopted: numberOf(cell('累计采用')) ?? 0 };
    const note = textOf(cell('备注'));
    return { value: { unitId: unitId!, period, points: points!, counts, recordedAt: frame.recordedAt, recordedBy: frame.recordedBy, ...(note === '' ? {} : { note }) } };
  },
};

/** Targets: 单位, 年度, 任务, 目标. */
export const targetRow: RowReader<Target> = {
  heading: '目标',
  read(cell, frame) {
    const problems: Problem[] = [];
    const unitId = frame.unitOf(textOf(cell('单位')));
    if (unitId === undefined) problems.push({ code: 'scoring.unit-name-unknown', values: { name: textOf(cell('单位')) } });
    const year = numberOf(cell('年度'));
    if (year === null || !Number.isInteger(year) || year < 2000 || year > 2200) problems.push({ code: 'scoring.year-invalid' });
    const target = numberOf(cell('目标'));
    if (target === null || target < 0) problems.push({ code: 'scoring.target-invalid' });
    const quotaId = textOf(cell('任务')) || 'year-target';
    return problems.length > 0 ? { problems } : { value: { unitId: unitId!, year: year!, quotaId, target: target! } };
  },
};
