import type { Speaker, Words } from './words.ts';
import { findDayNumber, weekdayOf } from './days.ts';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const units = { workingDay: '个工作日', day: '日', month: '个月', hour: '小时' };

function speaker(): Speaker {
  let year = '';
  const date = (day: string) => {
    const isSameYear = day.slice(0, 4) === year;
    year = day.slice(0, 4);
    return `${isSameYear ? '' : `${year}年`}${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
  };
  const one = (text: string) => {
    const day = text.slice(0, 10);
    return `${date(day)}（星期${weekdays[weekdayOf(findDayNumber(day)!)]}）${text.slice(11, 16)}`;
  };
  return {
    day: one,
    dayList: (days) => days.map(one).join('、'),
    range: (from, to) => {
      if (from.length > 10) return `${one(from)}至${one(to)}`;
      if (from === to) return one(from);
      const begin = date(from);
      return from.slice(0, 7) === to.slice(0, 7) ? `${begin}至${Number(to.slice(8))}日` : `${begin}至${date(to)}`;
    },
    amount: (amount, unit) => `${amount}${units[unit]}`,
  };
}

const started = (verb: string) => (values: Record<string, unknown>, words: Speaker) => `${words.day(String(values.day))}${verb}`;
const amount = (values: Record<string, unknown>, words: Speaker) => words.amount(Number(values.amount), values.unit as 'day');
const warned = (text: string) => (values: Record<string, unknown>, words: Speaker) => text.replace('{at}', words.day(String(values.at)));

/** Simplified Chinese. */
export const chinese: Words = {
  separator: '；',
  speaker,
  sentences: {
    'deadlines.step.received': started('收到'),
    'deadlines.step.confirmed': started('与申请人确认'),
    'deadlines.step.assigned': started('交办'),
    'deadlines.step.published': started('发布'),
    'deadlines.step.corrected': started('收到补正后的申请'),
    'deadlines.step.paid': started('缴纳完毕'),
    'deadlines.step.started': started('起算'),
    'deadlines.step.period': (values, words) => `期限${amount(values, words)}`,
    'deadlines.step.period-anew': (values, words) => `期限${amount(values, words)}，重新计算`,
    'deadlines.step.extended': (values, words) => `${words.day(String(values.day))}决定延长${amount(values, words)}`,
    'deadlines.step.suspended': (values, words) => `${words.day(String(values.day))}起中止计算`,
    'deadlines.step.excluded': (values, words) => `${words.range(String(values.from), String(values.to))}不计入期限`,
    'deadlines.step.holiday': (values, words) => `${words.range(String(values.from), String(values.to))}${values.name}放假`,
    'deadlines.step.worked-weekends': (values, words) => `${words.dayList(values.days as readonly string[])}调休上班，计为工作日`,
    'deadlines.step.month-end': (values, words) => `到期月没有对应日，以月末日${words.day(String(values.day))}为期间的最后一日`,
    'deadlines.step.moved': (values, words) => `${words.day(String(values.from))}为休假日，顺延至下一个工作日`,
    'deadlines.step.due': started('到期'),
    'deadlines.step.stopped': started('办结'),
    'deadlines.warning.year-without-data': (values) => `${values.year}年的节假日安排尚未导入，该年仅按周末推算，到期日可能变动`,
    'deadlines.warning.started-twice': warned('{at}的再次起算无效'),
    'deadlines.warning.before-start': warned('{at}的事项早于起算日，不计'),
    'deadlines.warning.after-stop': warned('{at}的事项发生在办结之后，不计'),
    'deadlines.warning.already-suspended': warned('{at}因同一事由已在中止计算中'),
    'deadlines.warning.not-suspended': warned('{at}没有可恢复的中止'),
    'deadlines.warning.suspended-late': warned('{at}的中止发生在到期之后，不计'),
    'deadlines.warning.extended-late': warned('{at}的延期发生在到期之后，不计'),
    'deadlines.warning.extended-beyond-limit': warned('{at}的延期超过上限，按上限计'),
  },
};
