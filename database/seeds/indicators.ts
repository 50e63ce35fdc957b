import type { Block } from '@gongkai/kernel';
import type { Random } from './random.ts';

/** A monthly indicator report of one unit: what it measures, with the range of a month's value and of its growth. */
interface IndicatorReport {
  unitKey: string;
  subject: string;
  rows: readonly (readonly [name: string, unit: string, low: number, high: number])[];
  reading: readonly string[];
}

export const indicatorReports: readonly IndicatorReport[] = [
  {
    unitKey: 'caizheng', subject: '财政收支',
    rows: [['一般公共预算收入', '亿元', 0.9, 1.8], ['其中：税收收入', '亿元', 0.6, 1.2], ['一般公共预算支出', '亿元', 3.1, 5.2]],
    reading: ['收入结构总体稳定，茶叶加工、装备零部件等行业贡献有所上升', '支出进度与时序基本一致，教育、社保、农林水支出保障较好', '受政策性减税影响，部分税种短期回落，后期有望随项目投产企稳'],
  },
  {
    unitKey: 'fagai', subject: '经济运行',
    rows: [['规模以上工业增加值', '亿元', 2.2, 3.9], ['固定资产投资', '亿元', 4.2, 8.6], ['全社会用电量', '亿千瓦时', 0.7, 1.1]],
    reading: ['工业用电与产值走势一致，园区企业订单总体平稳', '投资增长主要由水利、交通和民生项目拉动，民间投资仍需提振', '服务业用电回升，假日旅游带动餐饮住宿恢复'],
  },
  {
    unitKey: 'shangwu', subject: '消费和外贸',
    rows: [['社会消费品零售总额', '亿元', 3.6, 5.8], ['限额以上餐饮收入', '万元', 860, 1680], ['网络零售额', '万元', 2100, 5200]],
    reading: ['以旧换新带动家电、家装类商品销售增长', '夜间和周末餐饮客流上升，乡镇消费增速快于县城', '茶叶、竹制品出口订单有所恢复，汇率波动需要关注'],
  },
  {
    unitKey: 'nongye', subject: '主要农产品价格',
    rows: [['生猪（每公斤）', '元', 13.2, 17.6], ['大宗蔬菜均价（每公斤）', '元', 3.2, 6.8], ['名优茶均价（每公斤）', '元', 180, 420]],
    reading: ['生猪出栏平稳，养殖户补栏较为理性', '蔬菜受天气影响品种间涨跌不一，储备充足', '茶叶均价随季节回落，优质优价特征明显'],
  },
  {
    unitKey: 'kaifaqu', subject: '园区工业运行',
    rows: [['规上工业总产值', '亿元', 5.6, 9.8], ['实现税收', '万元', 1600, 3600], ['在岗职工', '人', 6200, 7600]],
    reading: ['{0}装备零部件企业产能利用率回升，茶食品企业进入备货期', '用工总体稳定，焊工、数控操作工仍有缺口', '企业对用电增容和物流降本诉求较集中'],
  },
  {
    unitKey: 'yibao', subject: '医保基金运行',
    rows: [['城乡居民医保基金支出', '万元', 2100, 3600], ['职工医保基金支出', '万元', 1200, 2100], ['异地就医直接结算', '人次', 2600, 5200]],
    reading: ['基金运行平稳，累计结余可支付月数处于安全区间', '门诊统筹使用率提高，住院次均费用有所下降', '县域内就诊占比稳中有升'],
  },
];

/** A monthly indicator report as title and blocks, with its table. */
export function indicatorText(report: IndicatorReport, month: string, unitName: string, random: Random): { title: string; body: Block[] } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const values = report.rows.map(([name, unit, low, high]) => {
    const digits = high < 100 ? 2 : 0;
    const value = (low + random.next() * (high - low)).toFixed(digits);
    const total = (Number(value) * number * (0.94 + random.next() * 0.12)).toFixed(digits);
    const growth = (random.next() * 9 - 1.6).toFixed(1);
    // Prices do not add up over the year; only quantities have a running total.
    return { name, unit, value, total: name.includes('每公斤') ? '—' : total, growth };
  });
  const cell = (text: string, header = false) => ({ runs: [{ text }], ...(header ? { header: true } : {}) });
  const first = values[0]!;
  const said = Number(first.growth) >= 0 ? `同比增长${first.growth}%` : `同比下降${Math.abs(Number(first.growth)).toFixed(1)}%`;
  const reading = random.shuffle(report.reading).map((one) => one.replace('{0}', ''));
  return {
    title: `${number}月份全县${report.subject}情况分析`.replace('全县园区', '园区'),
    body: [
      { type: 'paragraph', runs: [{ text: `${unitName}对${year}年${number}月份${report.subject}情况进行了统计分析。当月${first.name}${first.value}${first.unit}，${said}，主要指标如下表。` }] },
      {
        type: 'table',
        rows: [
          ['指标', '单位', '当月', '累计', '同比（%）'].map((text) => cell(text, true)),
          ...values.map((one) => [one.name, one.unit, one.value, one.total, one.growth].map((text) => cell(text))),
        ],
      },
      { type: 'paragraph', runs: [{ text: `从运行特点看：一是${reading[0]}；二是${reading[1]}；三是${reading[2]}。下月将继续做好监测调度，对波动较大的指标及时预警，预计总体保持平稳。` }] },
    ],
  };
}
