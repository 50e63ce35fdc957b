import { chineseDay, type Block, type RichText } from '@gongkai/kernel';
import { countyUnits } from './county.ts';
import { closings, digestPoints, elaborations, generalProblems, generalSuggestions, type Frame } from './frames.ts';
import { countyPeople } from './people.ts';
import { pictureFor } from './pictures.ts';
import type { Random } from './random.ts';
import { fill, type SlotNames } from './slots.ts';
import type { UnitSeed } from './story.ts';
import type { Topic } from './topics/topic.ts';

/** A text as a unit writes it: title, body, and the pictures that the body shows. */
export interface Text {
  title: string;
  body: RichText;
  pictureKeys: string[];
}

const leaders = countyPeople.filter((one) => one.unitKey === 'zhengfu');
const townships = countyUnits.filter((one) => one.group === 'township');

/** A paragraph of plain text. */
export const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const heading = (text: string): Block => ({ type: 'heading', level: 2, runs: [{ text }] });
const ordinals = ['一是', '二是', '三是', '四是'];

/** The city's department that a visit comes from: the counterpart of a department, the city office for everybody else. */
function superiorOf(unit: UnitSeed): string {
  if (unit.key === 'shengtai') return '云麓市生态环境局';
  return unit.kind === 'department' ? unit.name.replace('青澜县', '云麓市') : '云麓市人民政府办公室';
}

const quarterNames = ['一季度', '一季度', '一季度', '二季度', '二季度', '二季度', '三季度', '三季度', '三季度', '四季度', '四季度', '四季度'];

function namesFor(unit: UnitSeed, topic: Topic, day: string, random: Random): SlotNames {
  const month = Number(day.slice(5, 7));
  const leader = random.pick(leaders);
  return {
    U: unit.shortName, T: topic.name, M: String(month), Q: quarterNames[month - 1]!,
    D: chineseDay(day).replace(/^\d+年/, ''), L: `${leader.post}${leader.name}`, C: superiorOf(unit),
  };
}

/** The parts of a topic, shuffled and filled, ready to be told. */
interface Parts {
  lead: string;
  measures: string[];
  results: string[];
  problems: string[];
  suggestions: string[];
  elaborations: string[];
  digest: string[];
  closing: string;
}

type Shape = (parts: Parts, random: Random) => Block[];

const brief: Shape = (parts, random) => {
  const [first, second, third] = parts.measures;
  const sentences = [`${parts.lead}${first}；${second}。`, `${parts.results[0]}。`];
  if (third !== undefined && (random.chance(0.3) || sentences.join('').length < 130)) sentences.splice(1, 0, `同时，${third}。`);
  if (random.chance(0.4) || sentences.join('').length < 150) sentences.push(`${parts.results[1]}。`);
  if (random.chance(0.5) || sentences.join('').length < 165) sentences.push(parts.closing);
  return [paragraph(sentences.join(''))];
};

const comprehensive: Shape = (parts) => [
  paragraph(parts.lead),
  ...parts.measures.map((one, index) => paragraph(`${ordinals[index]}${one}，${parts.elaborations[index]}。`)),
  paragraph(`${parts.results.join('；')}。${parts.closing}`),
];

const special: Shape = (parts) => [
  paragraph(`${parts.lead}${parts.results.join('；')}。`),
  paragraph(`主要问题：${parts.problems.map((one, index) => `（${index + 1}）${one}`).join('；')}。`),
  paragraph(`对策建议：${parts.suggestions.map((one, index) => `（${index + 1}）${one}`).join('；')}。`),
];

const research: Shape = (parts) => [
  paragraph(parts.lead),
  heading('一、基本情况'),
  paragraph(`${parts.measures.slice(0, 2).join('；')}。${parts.results.join('；')}。`),
  heading('二、存在问题'),
  ...parts.problems.map((one, index) => paragraph(`（${'一二三'[index]}）${one}。`)),
  heading('三、对策建议'),
  ...parts.suggestions.map((one, index) => paragraph(`（${'一二三'[index]}）${one}。`)),
];

const experienceHeads = [
  ['建机制', '抓关键', '求实效'], ['抓“统”字', '抓“实”字', '抓“细”字'], ['聚合力', '优服务', '强保障'], ['定责任', '破难题', '促长效'],
];
const experience: Shape = (parts, random) => {
  const heads = random.pick(experienceHeads);
  return [
    paragraph(parts.lead),
    ...parts.measures.map((one, index): Block => ({
      type: 'paragraph', runs: [{ text: `${heads[index] ?? '促提升'}。`, bold: true }, { text: `${one}，${parts.elaborations[index]}。` }],
    })),
    paragraph(`${parts.results.join('；')}。${parts.closing}`),
  ];
};

const digest: Shape = (parts) => [
  paragraph(parts.lead),
  paragraph(`主要内容：一是${parts.digest[0]}；二是${parts.digest[1]}；三是${parts.digest[2]}。`),
  paragraph(`对照来看，我县${parts.problems[0]}。${parts.suggestions[0]}。`),
];

const shapes: Record<Frame['kind'], Shape> = { brief, comprehensive, special, research, experience, digest };

function tableOf(random: Random): Block[] {
  const cell = (text: string, header = false) => ({ runs: [{ text }], ...(header ? { header: true } : {}) });
  const rows = random.shuffle(townships).slice(0, 4).map((one) => {
    const planned = random.between(40, 260);
    const done = Math.round(planned * (0.62 + random.next() * 0.38));
    return [cell(one.shortName), cell(String(planned)), cell(String(done)), cell(`${((done / planned) * 100).toFixed(1)}%`)];
  });
  const head = ['乡镇（街道）', '计划数（个）', '完成数（个）', '完成率'].map((text) => cell(text, true));
  return [paragraph('部分乡镇（街道）任务完成情况如下：'), { type: 'table', rows: [head, ...rows] }];
}

/** Writes about a topic in a frame, with figures of its own. */
export function compose({ frame, topic }: { frame: Frame; topic: Topic }, unit: UnitSeed, day: string, random: Random): Text {
  const names = namesFor(unit, topic, day, random);
  const say = (sentence: string): string => fill(sentence, random, unit.key, names);
  const some = (list: readonly string[], count: number): string[] => random.shuffle(list).slice(0, count).map(say);
  const named = random.between(0, frame.titles.length - 1);
  const told = frame.paired ? named : random.between(0, frame.leads.length - 1);
  const parts: Parts = {
    lead: say(frame.leads[told % frame.leads.length]!),
    measures: some(topic.measures, 3),
    results: some(topic.results, 2),
    problems: [...topic.problems.map(say), ...some(generalProblems, 2)].slice(0, 3),
    suggestions: [...topic.suggestions.map(say), ...some(generalSuggestions, 2)].slice(0, 3),
    elaborations: random.shuffle(elaborations).slice(0, 3),
    digest: random.shuffle(digestPoints).slice(0, 3),
    closing: random.pick(closings),
  };
  const body = shapes[frame.kind](parts, random);
  if (frame.kind === 'comprehensive' && unit.kind === 'department' && random.chance(0.16)) body.push(...tableOf(random));
  const pictureKeys: string[] = [];
  if ((frame.kind === 'brief' || frame.kind === 'experience') && random.chance(0.22)) {
    const key = pictureFor(topic.name, random);
    pictureKeys.push(key);
    body.push({ type: 'picture', attachmentId: key, caption: `${topic.name}工作现场（示意图）` });
  }
  return { title: say(frame.titles[named]!), body, pictureKeys };
}
