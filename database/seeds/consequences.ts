import { addDays, addMonths, afterInOffice, at, isWorkday, monthOfDay, workdayFrom } from './calendar.ts';
import { holdersOf } from './people.ts';
import type { Entry } from './publishing.ts';
import type { Random } from './random.ts';
import { topicsOf, reportingUnits } from './submissions.ts';
import type {
  BulletinSeed, CommissionSeed, ForwardSeed, InstructionSeed, IssueSeed, PenaltySeed, ReportingPointsSeed, SubmissionSeed,
} from './work-types.ts';

const cutoffOf = (today: string): string => `${today}T00:00:00+08:00`;
const countyLeaders = ['zhengfu-magistrate', 'zhengfu-deputy1', 'zhengfu-deputy2', 'zhengfu-deputy3'];

const instructionTexts = [
  '所反映问题具有代表性，请相关单位认真研究，拿出具体措施，抓好整改落实。', '做法很好，请信息科会同有关部门总结完善，适时在全县推广。',
  '请牵头单位会同有关乡镇逐项核实，分类解决，结果报我。', '建议切合实际，请县财政局、主管部门研究提出意见后专题汇报。',
  '要举一反三，组织全面排查，坚决防止类似问题发生。', '此项工作群众关切，务必按时间节点推进，确保质量。',
];
const answerTexts = [
  '已召开专题会研究，明确整改措施5条、责任人3名，正按节点推进，预计月底前全部完成。', '已组织开展专项排查，发现的问题全部建立台账，目前已整改到位，长效机制同步建立。',
  '已会同有关乡镇现场核实，群众反映的问题已解决，并逐户回访，满意率较高。', '相关经验做法已印发各单位学习，并在两个乡镇开展试点，初见成效。',
];

/** Written instructions of leaders on what they read, with the answers that have come. */
export function instructionsOf(issues: readonly IssueSeed[], entries: readonly Entry[], today: string, random: Random): InstructionSeed[] {
  const entryByKey = new Map(entries.map((one) => [one.key, one]));
  const found: InstructionSeed[] = [];
  for (const issue of issues) {
    if (issue.signedAt === null) continue;
    for (const entryKey of issue.entryKeys) {
      const chance = issue.publication === 'express' ? 0.05 : 0.45;
      if (!random.chance(chance)) continue;
      const entry = entryByKey.get(entryKey)!;
      const city = random.chance(0.1);
      const givenAt = afterInOffice(issue.signedAt, random.between(90, city ? 9000 : 1600));
      if (givenAt >= cutoffOf(today)) continue;
      const dueOn = workdayFrom(addDays(givenAt.slice(0, 10), 15));
      const answeredAt = afterInOffice(givenAt, random.between(1440 * 3, 1440 * 14));
      const answering = holdersOf(entry.unitKeys[0]!, 'officer')[0]!.key;
      found.push({
        key: `instruction-${found.length + 1}`, entryKey, level: city ? 'city' : 'county',
        leader: city ? { name: '云麓市人民政府副市长' } : { personKey: random.pick(countyLeaders) },
        at: givenAt, recordedBy: 'xinxike-chief', text: random.pick(instructionTexts), assignedToUnitKeys: entry.unitKeys, dueOn,
        answer: answeredAt < cutoffOf(today) && random.chance(0.88) ? { at: answeredAt, by: answering, text: random.pick(answerTexts) } : null,
      });
    }
  }
  return found;
}

const upperPublications = ['工作动态', '简要信息', '简要信息', '专报信息', '工作交流'];

/** Items sent up to the city office, with what was adopted there. */
export function forwardsOf(issues: readonly IssueSeed[], today: string, random: Random): ForwardSeed[] {
  const found: ForwardSeed[] = [];
  for (const issue of issues) {
    if (issue.signedAt === null) continue;
    for (const entryKey of issue.entryKeys) {
      if (!random.chance(issue.publication === 'express' ? 0.09 : 0.4)) continue;
      const sentAt = afterInOffice(issue.signedAt, random.between(30, 900));
      if (sentAt >= cutoffOf(today)) continue;
      const adoptedAt = afterInOffice(sentAt, random.between(1440 * 2, 1440 * 12));
      const adopted = adoptedAt < cutoffOf(today) && random.chance(0.56);
      found.push({
        key: `forward-${found.length + 1}`, entryKey, toUnitKey: 'city-office', at: sentAt, by: random.pick(['xinxike-chief', 'xinxike-editor']),
        approvedBy: 'bangongshi-director',
        adoption: adopted
          ? { at: adoptedAt, recordedBy: 'xinxike-chief', level: random.chance(0.08) ? 'province' : 'city', publication: random.pick(upperPublications) }
          : null,
      });
    }
  }
  return found;
}

/** Penalties: the first reports that came after two hours, and one incident of which the office heard from others. */
export function penaltiesOf(submissions: readonly SubmissionSeed[], from: string, today: string): PenaltySeed[] {
  const minutesToReport = (one: SubmissionSeed): number =>
    (Date.parse(one.events.find((event) => event.type === 'signed')?.at ?? one.happenedAt) - Date.parse(one.happenedAt)) / 60_000;
  const late = submissions.filter((one) => /^incident-\d+-first$/.test(one.key) && minutesToReport(one) > 120);
  const missedOn = workdayFrom(addDays(from, 143));
  const penalties: PenaltySeed[] = late.map((one, index) => ({
    key: `penalty-${index + 1}`, unitKey: one.unitKey, kind: 'late', submissionKey: one.key, at: at(workdayFrom(addDays(one.happenedOn, 2)), 10 * 60 + 30),
    by: 'xinxike-chief', note: '首报距事件发生超过两小时，经核实属于迟报。',
  }));
  penalties.push({
    key: 'penalty-3', unitKey: 'feiling', kind: 'missed', submissionKey: null, at: at(missedOn, 15 * 60),
    by: 'xinxike-chief', note: '辖区短时停电影响群众较多，未向县政府办公室报告，由值班巡查发现，属于漏报。',
  });
  return penalties.filter((one) => one.at < cutoffOf(today));
}

/** Commissions (约稿) of the office; each is delivered by an item written to it, one of them late. Two units let one pass, and the last one is under way. */
export function commissionsOf(submissions: readonly SubmissionSeed[], from: string, today: string, random: Random): CommissionSeed[] {
  const candidates = submissions.filter(
    (one) => (one.kind === 'research' || one.kind === 'special') && (one.way === 'web' || one.way === 'docx') && one.key.startsWith('item-') && one.state === 'adopted' && one.happenedOn >= addDays(from, 20),
  );
  const step = Math.max(1, Math.floor(candidates.length / 8));
  const delivered = candidates.filter((_, index) => index % step === 0).slice(0, 8).map((item, index): CommissionSeed => {
    const issuedOn = workdayFrom(addDays(item.happenedOn, -9));
    const other = random.pick(reportingUnits.filter((one) => one.key !== item.unitKey));
    const key = `commission-${index + 1}`;
    item.commissionKey = key;
    return {
      key, title: `关于报送${item.subject}有关情况的约稿通知`,
      requirements: '请结合本单位实际，反映真实情况、主要做法、存在问题和具体建议，数据准确、一事一报，篇幅一千字以内。',
      issuedAt: at(issuedOn, 9 * 60 + 40), by: 'xinxike-chief', dueOn: addDays(item.happenedOn, index === 3 ? -1 : 3),
      addressees: index % 4 === 1 ? [item.unitKey, other.key] : [item.unitKey], deliveredKeys: [item.key],
    };
  });
  return [...delivered, commissionUnderWay(today)];
}

/** What units are asked for these days: it waits on their first screens. */
function commissionUnderWay(today: string): CommissionSeed {
  let issuedOn = addDays(today, -2);
  while (!isWorkday(issuedOn)) issuedOn = addDays(issuedOn, -1);
  return {
    key: 'commission-under-way', title: '关于报送岁末年初安全防范有关情况的约稿通知', requirements: '请反映隐患排查、值班值守、群众安置的实际做法和存在困难，附具体数据，一事一报，篇幅八百字以内。',
    issuedAt: at(issuedOn, 10 * 60 + 20), by: 'xinxike-chief', dueOn: workdayFrom(addDays(today, 4)), addressees: ['mingxi', 'shuili', 'jiaotong', 'yingji'], deliveredKeys: [],
  };
}

/** The reporting points (报送要点) of every month, drawn from the work in season. */
export function reportingPointsOf(from: string, today: string, random: Random): ReportingPointsSeed[] {
  const found: ReportingPointsSeed[] = [];
  for (let month = monthOfDay(from); `${month}-01` < today; month = addMonths(month, 1)) {
    const publishedAt = at(workdayFrom(`${month}-01`), 10 * 60);
    if (publishedAt >= cutoffOf(today)) break;
    const number = Number(month.slice(5));
    const topics = reportingUnits.flatMap((unit) => topicsOf(unit).filter((one) => one.months.includes(number) || (one.months.length === 0 && random.chance(0.1))));
    const names = [...new Set(random.shuffle(topics).map((one) => one.name))].slice(0, 6);
    found.push({
      key: `points-${month}`, month, publishedAt, by: 'xinxike-chief',
      points: [...names.map((name) => `${name}的进展、问题和建议`), '群众反映集中的热点难点和苗头性、倾向性问题'],
    });
  }
  return found;
}

/** The bulletin of every closed month; the last one waits for the confidentiality reviewer. */
export function bulletinsOf(from: string, today: string, random: Random): BulletinSeed[] {
  const found: BulletinSeed[] = [];
  const current = monthOfDay(today);
  for (let month = monthOfDay(from); month < current; month = addMonths(month, 1)) {
    const next = addMonths(month, 1);
    const last = next === current;
    const compiledAt = at(workdayFrom(`${next}-03`), random.between(9 * 60, 11 * 60));
    if (compiledAt >= cutoffOf(today)) break;
    const reviewedAt = last ? null : afterInOffice(compiledAt, random.between(120, 400));
    const signedAt = reviewedAt === null ? null : afterInOffice(reviewedAt, random.between(120, 900));
    const publishedAt = signedAt === null ? null : afterInOffice(signedAt, random.between(60, 600));
    found.push({
      key: `bulletin-${month}`, month, compiledAt, compiledBy: 'xinxike-chief',
      steps: [
        { role: 'editor', by: 'xinxike-editor', at: afterInOffice(compiledAt, 45), opinion: '数据已与台账核对，一致。' },
        { role: 'confidentiality-reviewer', by: 'bangongshi-secrecy', at: reviewedAt, opinion: reviewedAt === null ? null : '经审查不涉密，可以公开。' },
        { role: 'office-leader', by: 'bangongshi-director', at: signedAt, opinion: signedAt === null ? null : '同意印发。' },
      ],
      publishedAt, publishedBy: publishedAt === null ? null : 'bangongshi-disclosure',
    });
  }
  return found;
}
