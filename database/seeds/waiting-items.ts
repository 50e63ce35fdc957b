import { addDays, at, later, workdayFrom } from './calendar.ts';
import { paragraph } from './compose.ts';
import { stateOf } from './life.ts';
import type { Random } from './random.ts';
import { blankItem, unitOf } from './submissions.ts';
import type { Kind, SubmissionEvent, SubmissionSeed } from './work-types.ts';

type End = 'draft' | 'in-review' | 'returned' | 'withdrawn' | 'held';
interface Waiting { key: string; unitKey: string; end: End; kind: Kind; title: string; text: string }

// The people on the sign-in page find something of their own to do: one item in every state that waits for somebody.
const waiting: readonly Waiting[] = [
  {
    key: 'waiting-draft', unitKey: 'mingxi', end: 'draft', kind: 'brief', title: '茗溪镇茶园管护夜校开课受欢迎',
    text: '茗溪镇把培训课堂搬到村部和茶园，利用晚间开设茶园管护夜校，邀请县农技站和本地制茶能手授课，内容包括修剪、施肥、病虫识别和机采操作。目前已在望霁村、青坞村开课8场，参训茶农420人次，现场发放技术手册600册。镇里根据课后问卷调整课程，把农户最关心的霜冻防护放在前面，并建立技术问答群，由农技员轮流答疑。',
  },
  {
    key: 'waiting-signature', unitKey: 'mingxi', end: 'in-review', kind: 'comprehensive', title: '茗溪镇“三张清单”破解茶园用工难',
    text: '茗溪镇针对用工季节性强、供需信息不畅问题，建立需求、供给、服务三张清单。需求清单由各村每周汇总，覆盖茶企、合作社和种植大户126户；供给清单登记本地富余劳动力、邻近乡镇采茶能手1340人，按技能分组；服务清单明确接送、食宿、保险、结算等9项事项。镇便民中心每天发布信息，统一购买意外保险，今年累计调剂用工4600人次，用工纠纷降至2起，亩均用工成本下降85元。',
  },
  {
    key: 'waiting-signature-2', unitKey: 'mingxi', end: 'in-review', kind: 'special', title: '茗溪镇反映：茶园机采推广面临三方面制约',
    text: '茗溪镇对辖区2.1万亩茶园机采情况进行调查，适宜机采面积仅占46%，推广面临三方面制约：一是老茶园株行距不规范，坡度大、道路窄，机械难以进园；二是单户购机投入高、使用期短，专业机手不足20人；三是机采鲜叶分级粗放，收购价偏低。建议把宜机化改造纳入茶产业项目支持范围，组建镇级机采服务队，完善鲜叶分级收购标准，引导茶企开发夏秋茶产品。',
  },
  {
    key: 'waiting-returned', unitKey: 'mingxi', end: 'returned', kind: 'brief', title: '茗溪镇开展集镇环境集中整治',
    text: '茗溪镇组织镇村干部、志愿者和商户开展集镇环境集中整治，对主街、农贸市场、停车场等区域进行清理，规范占道经营、乱停乱放和户外广告。通过上门宣传、签订门前三包责任书等方式引导商户自觉参与，集镇面貌有了较大改观。整治期间清运垃圾一批，劝导违规停车多起，群众反映较好。下一步将完善常态保洁和巡查制度，巩固整治成果。',
  },
  {
    key: 'waiting-withdrawn', unitKey: 'mingxi', end: 'withdrawn', kind: 'brief', title: '茗溪镇茶旅直通车开通首月运行平稳',
    text: '县城至茗溪镇茶旅直通车开通首月，共发班186趟，运送旅客5200人次，平均上座率71%。线路串联望霁村观景台、上芽村制茶体验馆等4个站点，周末每40分钟一班。沿线民宿、农家菜馆订单明显增加，村集体合作社土特产销售增长三成。运营中发现个别站点候车遮阳设施不足、返程末班较早等问题，正在会同运输企业优化班次。',
  },
  {
    key: 'waiting-held', unitKey: 'shuili', end: 'held', kind: 'special', title: '县水利局反映：小型水库管护中的几个问题值得关注',
    text: '县水利局对全县68座小型水库管护情况进行摸排，总体运行平稳，但仍存在一些问题：一是巡库员平均年龄58岁，部分人员不会使用巡查软件；二是每座水库年均管护经费1.6万元，遇设备损坏时缺口较大；三是12座水库进库道路较窄，汛期大型机械难以到达。建议推行片区物业化管护，按库容分档安排经费，优先改造进库道路，并把监测设备运行维护纳入年度预算。',
  },
];

function eventsOf(one: Waiting, item: SubmissionSeed, startedAt: string): SubmissionEvent[] {
  const leader = `${one.unitKey}-leader`;
  const drafted: SubmissionEvent = { type: 'drafted', at: startedAt, by: item.authorKey };
  const sent: SubmissionEvent = { type: 'sent-for-signature', at: later(startedAt, 30), by: item.authorKey };
  switch (one.end) {
    case 'draft':
      return [drafted];
    case 'in-review':
      return [drafted, sent];
    case 'returned':
      return [drafted, sent, { type: 'returned-by-leader', at: later(startedAt, 75), by: leader, reason: '“一批”“多起”过于笼统，请补充具体数字后再报。' }];
    case 'withdrawn':
      return [drafted, sent, { type: 'withdrawn', at: later(startedAt, 55), by: item.authorKey }];
    case 'held':
      return [
        drafted, sent, { type: 'signed', at: later(startedAt, 70), by: leader, onPaper: false },
        { type: 'held', at: later(startedAt, 130), by: 'xinxike-chief', reason: '拟会同农业农村部门核实数据后编发专报。' },
      ];
  }
}

/** One item in every state in which something waits for a person on the sign-in page. */
export function waitingItems(today: string, random: Random): SubmissionSeed[] {
  let day = addDays(today, -1);
  while (workdayFrom(day) !== day) day = addDays(day, -1);
  return waiting.map((one, index) => {
    const item: SubmissionSeed = {
      ...blankItem(one.key, unitOf(one.unitKey), day, random), authorKey: `${one.unitKey}-officer`, way: 'web', kind: one.kind,
      category: one.kind === 'special' ? 'trends' : 'periodic-work', title: one.title, body: [paragraph(one.text)],
    };
    item.events = eventsOf(one, item, at(day, 8 * 60 + 50 + index * 40));
    item.state = stateOf(item.events);
    return item;
  });
}
