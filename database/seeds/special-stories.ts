import { chineseDay, type RichText } from '@gongkai/kernel';
import { addDays, afterInOffice, at, daysBetween, later, workdayFrom } from './calendar.ts';
import { paragraph } from './compose.ts';
import { incidents, reportEnds, type Incident } from './incidents.ts';
import { live, stateOf } from './life.ts';
import { villagesOf } from './county.ts';
import { holdersOf } from './people.ts';
import type { Random } from './random.ts';
import { fill } from './slots.ts';
import { blankItem, unitOf } from './submissions.ts';
import { waitingItems } from './waiting-items.ts';
import type { MergeSeed, SubmissionSeed } from './work-types.ts';

const cutoffOf = (today: string): string => `${today}T00:00:00+08:00`;

/** A working day some working days before today. */
function workdayBefore(today: string, workdays: number): string {
  let day = today;
  for (let left = workdays; left > 0; ) {
    day = addDays(day, -1);
    if (workdayFrom(day) === day) left -= 1;
  }
  return day;
}

/** Signed and sent, and nothing more: the item waits at the desk. */
function sendOnly(item: SubmissionSeed, day: string, minute: number): SubmissionSeed {
  const leader = holdersOf(item.unitKey, 'unit-leader')[0]!.key;
  const startedAt = at(day, minute);
  item.events.push(
    { type: 'drafted', at: startedAt, by: item.authorKey },
    { type: 'sent-for-signature', at: later(startedAt, 18), by: item.authorKey },
    { type: 'signed', at: later(startedAt, 46), by: leader, onPaper: item.way === 'paper' },
  );
  item.state = stateOf(item.events);
  return item;
}

/** An embankment reported both by the township and by the water bureau (条块双报); both wait at the desk. */
function dualReport(today: string, random: Random): SubmissionSeed[] {
  const day = workdayBefore(today, 2);
  const facts = '澜溪荻浦段堤防加固工程全长4.6公里，总投资2860万元，主要建设内容为堤身培厚、迎水面护坡和穿堤涵闸改造。截至目前，已完成堤身填筑3.9公里、护坡砌筑3.1公里，3座穿堤涵闸主体完工，累计完成投资2240万元，占总投资的78.3%。施工单位投入机械26台、人员84人，实行两班倒作业。';
  const township = {
    ...blankItem('dual-dipu', unitOf('dipu'), day, random), title: '澜溪荻浦段堤防加固工程完成投资近八成', kind: 'brief' as const, category: 'projects' as const,
    way: 'web' as const, place: '荻浦镇南漪村',
    body: [paragraph(`${facts}荻浦镇抽调干部12人驻点协调，已解决南漪村、渡口湾村临时用地和沿线青苗补偿问题17个，保障工程无障碍施工，预计汛前全面完工。`)],
  };
  const bureau = {
    ...blankItem('dual-shuili', unitOf('shuili'), day, random), title: '澜溪荻浦段堤防加固工程已完成投资近八成', kind: 'brief' as const, category: 'projects' as const,
    way: 'docx' as const, place: '荻浦镇南漪村', dualOfKey: 'dual-dipu',
    body: [paragraph(`${facts}县水利局派驻技术人员4名，对填筑压实度、护坡厚度等指标逐段检测，累计抽检126组，合格率100%，预计汛前全面完工。`)],
  };
  return [sendOnly(township, day, 9 * 60 + 12), sendOnly(bureau, day, 14 * 60 + 25)];
}

interface Third { unitKey: string; title: string; text: string }

const merged: readonly Third[] = [
  { unitKey: 'luting', title: '鹭汀街道推行“邻里助餐”破解老人吃饭难', text: '鹭汀街道利用社区闲置用房建成邻里食堂4处，实行“政府补一点、企业让一点、个人出一点”，70岁以上老人每餐自付6元。目前日均就餐420人次，为38名行动不便老人送餐上门。街道组织82名低龄健康老人参加志愿服务，以服务时长兑换就餐积分，食堂运营成本较初期下降17%。针对周末客流不足问题，引导食堂面向周边上班族错时开放，以收益反哺助餐。' },
  { unitKey: 'dipu', title: '荻浦镇村级互助食堂让留守老人吃上热饭', text: '荻浦镇在南漪村、荻花村等9个村建成互助食堂，由村集体提供场地，米面蔬菜由合作社按成本价供应，乡贤捐助设立助餐基金63万元。312名留守、独居老人每天可吃上两顿热饭。镇卫生院为就餐老人建立饮食健康档案，对高血压、糖尿病老人提供低盐低糖餐。村妇联组织巾帼志愿者轮流帮厨，食堂同时成为民情收集点，本季度收集意见56条，全部办结。' },
  { unitKey: 'jiling', title: '霁岭镇以“中心厨房+配送”解决山区助餐难题', text: '霁岭镇山高村散、单村建食堂成本高，镇里建设中心厨房1处，在檀坪村、驿下村等7个村设配送点，由客货邮班车顺路送餐，平均送达时间35分钟。186名高龄老人享受每餐5元补助，配送员同步开展探访，发现并处置突发疾病等紧急情况3次。中心厨房平时承接学校、民宿订单，以经营收入弥补助餐亏损，运行半年基本实现收支平衡。' },
];

/** Three items on one subject that the editor may merge: they wait at the desk. */
function threeAlike(today: string, random: Random): SubmissionSeed[] {
  return merged.map((one, index) => {
    const day = workdayBefore(today, index === 0 ? 2 : 1);
    const item = {
      ...blankItem(`meals-${index + 1}`, unitOf(one.unitKey), day, random), title: one.title, kind: 'comprehensive' as const,
      category: 'periodic-work' as const, way: 'web' as const, body: [paragraph(one.text)],
    };
    return sendOnly(item, day, 9 * 60 + 20 + index * 95);
  });
}

const teaThirds: readonly Third[] = [
  { unitKey: 'mingxi', title: '茗溪镇建成鲜叶交易服务点9个', text: '茗溪镇在望霁村、上芽村等核心产区建成鲜叶交易服务点9个，统一公示价格、统一检测农残、统一电子结算，茶农售叶平均等候时间由70分钟缩短到20分钟。镇里成立议价协商小组，每日早晚两次发布指导价，减少压级压价纠纷，本季调解交易纠纷同比下降64%。服务点还配备饮水、雨具和急救药箱，方便外来采茶工临时休息。' },
  { unitKey: 'nongye', title: '县农业农村局推行茶园绿色防控全覆盖', text: '县农业农村局建立茶园病虫监测点26个，组织统防统治队伍14支，推广诱虫板、生物农药和有机肥替代，绿色防控面积达到2.4万亩。抽检茶叶样品180批次，合格率100%，带动亩均用药成本下降32元。对3家超范围经营农药门店依法查处，落实农药购买实名登记，农药包装废弃物回收点覆盖全部产茶村组。' },
  { unitKey: 'chayuan', title: '茶叶产业园精制加工线投产', text: '青澜茶叶产业园2条智能精制加工线投产，集色选、拼配、包装于一体，日处理干茶12吨，人工成本降低四成。园区为46家茶企提供仓储冷链、检验检测和品牌授权服务，“青澜云雾”区域公用品牌授权产品抽检合格率100%，首批深加工茶粉出口订单金额达到320万元，带动周边村民就近务工160人。' },
];

/** Three items that the desk has merged into one comprehensive item. */
function mergedStory(today: string, random: Random): { items: SubmissionSeed[]; merge: MergeSeed } {
  const day = workdayBefore(today, 9);
  const items = teaThirds.map((one, index) => {
    const item = {
      ...blankItem(`tea-${index + 1}`, unitOf(one.unitKey), day, random), title: one.title, kind: 'comprehensive' as const,
      category: 'projects' as const, way: 'web' as const, body: [paragraph(one.text)],
    };
    return sendOnly(item, day, 9 * 60 + 5 + index * 70);
  });
  const mergedAt = afterInOffice(at(day, 15 * 60), 240);
  for (const item of items) {
    item.events.push({ type: 'merged', at: mergedAt, by: 'xinxike-chief', intoKey: 'merge-tea' });
    item.state = 'merged';
  }
  const body: RichText = [
    paragraph('茗溪镇、县农业农村局、茶叶产业园协同发力，从种植、交易、加工三个环节推动“青澜云雾”茶产业提质增效。'),
    paragraph('一是种得绿。建立监测点26个、统防统治队伍14支，绿色防控面积2.4万亩，抽检180批次全部合格，亩均用药成本下降32元。'),
    paragraph('二是卖得顺。在核心产区建成鲜叶交易服务点9个，统一公示价格、检测和结算，售叶等候时间由70分钟缩短到20分钟，交易纠纷同比下降64%。'),
    paragraph('三是加工精。产业园2条智能精制线投产，日处理干茶12吨、人工成本降低四成，为46家茶企提供一体化服务，首批茶粉出口订单320万元。'),
  ];
  return {
    items,
    merge: {
      key: 'merge-tea', sourceKeys: items.map((one) => one.key), title: '我县三个环节协同发力推动茶产业提质增效', body, at: mergedAt, by: 'xinxike-chief',
      adoption: { publication: 'express', column: 'work-brief', form: 'comprehensive' },
    },
  };
}

const roads = ['文昌路', '鹭洲路', '澜溪路', '新河街', '学府路', '碓前街'];

/** The places of an incident, the same in its first, follow-up and final report. */
function placesOf(unitKey: string, random: Random): Record<string, string> {
  const [first, second] = random.shuffle(villagesOf[unitKey] ?? ['上芽村', '青坞村', '高畈村']);
  const townKey = random.pick(['dipu', 'fengping', 'yitang', 'cuiya', 'mingxi']);
  return {
    甲: first!, 乙: second!, 路: random.pick(roads), 何镇: unitOf(townKey).shortName, 何村: random.pick(villagesOf[townKey]!),
    公里: `K${random.between(6, 24)}+${random.between(1, 9)}00处`,
  };
}

function incidentItems({ incident, day, number }: { incident: Incident; day: string; number: number }, today: string, random: Random): SubmissionSeed[] {
  const unit = unitOf(random.pick(incident.unitKeys));
  const minute = random.between(6 * 60 + 20, 20 * 60);
  const phases = [['first', incident.first, 0], ['followUp', incident.followUp, 16 * 60], ['final', incident.final, 3 * 1440]] as const;
  const firstKey = `incident-${number}-first`;
  const happenedAt = at(day, minute);
  const places = placesOf(unit.key, random);
  const title = `${chineseDay(day).replace(/^\d+年/, '')}${fill(incident.title, random, unit.key, { ...places, U: unit.shortName })}`;
  // One report in six comes late, after the two hours that the rules allow.
  const firstDelay = number % 6 === 2 ? random.between(140, 190) : random.between(20, 50);
  return phases.flatMap(([phase, text, delay]) => {
    const writtenAt = later(happenedAt, delay + firstDelay);
    if (writtenAt >= cutoffOf(today)) return [];
    const names = { ...places, U: unit.shortName, D: chineseDay(writtenAt.slice(0, 10)).replace(/^\d+年/, ''), H: `${Math.floor(minute / 60)}时${minute % 60}分许` };
    const say = (sentence: string): string => fill(sentence, random, unit.key, names);
    const item: SubmissionSeed = {
      ...blankItem(`incident-${number}-${phase}`, unit, day, random), kind: phase === 'final' ? 'comprehensive' : 'brief', category: 'trends',
      urgency: phase === 'first' ? incident.urgency : phase === 'followUp' ? 'urgent' : 'quick', way: 'web', place: unit.shortName, happenedAt,
      subject: title,
      title: phase === 'first' ? title : `${title}（${phase === 'followUp' ? '续报' : '终报'}）`,
      body: [paragraph(say(`${text}${random.pick(reportEnds[phase])}`))], followsKey: phase === 'first' ? null : firstKey,
    };
    live(item, writtenAt, today, random);
    return [item];
  });
}

/** Incidents through the year: about one a month, in their season. */
function yearOfIncidents(from: string, today: string, random: Random): SubmissionSeed[] {
  const items: SubmissionSeed[] = [];
  let number = 0;
  let told: string[] = [];
  for (let day = addDays(from, 9); daysBetween(day, today) > 12; day = addDays(day, random.between(19, 37))) {
    const month = Number(day.slice(5, 7));
    const inSeason = incidents.filter((one) => one.months.length === 0 || one.months.includes(month));
    const unlike = inSeason.filter((one) => !told.includes(one.key));
    const chosen = random.pick(unlike.length > 0 ? unlike : inSeason);
    told = [...told.slice(-2), chosen.key];
    items.push(...incidentItems({ incident: chosen, day, number: (number += 1) }, today, random));
  }
  return items;
}

/** Urgent items that came last evening and wait at the desk. */
function freshIncidents(today: string, random: Random): SubmissionSeed[] {
  const day = addDays(today, -1);
  const fresh = incidents.filter((one) => one.key === 'pipe-burst' || one.key === 'rockfall');
  return fresh.map((incident, index) => {
    const unit = unitOf(incident.unitKeys[index]!);
    const minute = 18 * 60 + 10 + index * 95;
    const names = { ...placesOf(unit.key, random), 路: '北门路', 公里: 'K3+500处', U: unit.shortName, D: chineseDay(day).replace(/^\d+年/, ''), H: `${Math.floor(minute / 60)}时${minute % 60}分许` };
    const item: SubmissionSeed = {
      ...blankItem(`incident-fresh-${index + 1}`, unit, day, random), kind: 'brief', category: 'trends', urgency: index === 0 ? 'extra-urgent' : 'urgent',
      way: 'web', happenedAt: at(day, minute), title: fill(incident.title, random, unit.key, names), body: [paragraph(fill(`${incident.first}${reportEnds.first[index]}`, random, unit.key, names))],
    };
    return sendOnly(item, day, minute + 35);
  });
}

/** The stories that every demonstration needs, beside the ordinary ones. */
export function specialStories(from: string, today: string, random: Random): { items: SubmissionSeed[]; merges: MergeSeed[] } {
  const tea = mergedStory(today, random);
  return {
    items: [
      ...yearOfIncidents(from, today, random), ...freshIncidents(today, random), ...dualReport(today, random),
      ...threeAlike(today, random), ...tea.items, ...waitingItems(today, random),
    ],
    merges: [tea.merge],
  };
}
