import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from '@gongkai/ui/messages';
import { shippedRulebooks } from '@gongkai/scoring';
import type { Book } from '../book/parts.ts';
import { basicFacets } from './say-basics.ts';
import { awardFacets, periodFacets, quotaFacets, sayCondition, vetoFacets } from './say-periods.ts';
import { combinationFacets, creditFacets, ruleFacets, sayRow, sentence } from './say-points.ts';
import { wordsFor } from './words.ts';

const { county, city, lianyungang, guangyuan } = shippedRulebooks;
const inLanguage = (book: Book, language: 'zh-CN' | 'en' = 'zh-CN') => wordsFor(book, language, (key, values) => translate(language, key, values));
const rowOf = (book: Book, id: string) => book.rules.flatMap((rule) => rule.rows).find((row) => row.id === id)!;

const rows: [Book, string, string][] = [
  [county, 'express-work-comprehensive', '采用层级：县，刊物：快讯，栏目：工作简况，信息类别：综合信息，计3分'],
  [county, 'express-commissioned', '采用层级：县，刊物：快讯，约稿：是，计3分'],
  [county, 'county-leader-research', '批示领导层级：县，且同一信息另有：信息被采用（采用层级：县，刊物：工作交流或政务调研），计10分'],
  [county, 'urgent-failure', '不限条件，计-10分'],
  [city, 'city-express', '采用层级：市，刊物：信息快报，计10分；另加（（调研类：是）或（信息类别：调研））20分'],
  [guangyuan, 'work-notice', '采用层级：市，刊物：政府工作通报，领导讲话：否，计5分'],
];
for (const [book, id, expected] of rows) test(`the row ${id} in words`, () => assert.equal(sayRow(inLanguage(book), rowOf(book, id)), expected));

test('tables, combinations and credits in words', () => {
  const words = inLanguage(city);
  assert.equal(sentence(words, ruleFacets(words, city.rules[1]!)), '事项为领导批示时计分；从上到下取第一行符合的；每条信息按不同的批示领导层级各计一次');
  assert.equal(sentence(words, combinationFacets(words, city.combinations[0]!)), '“采用得分”中，每条信息只计得分最高的一项');
  assert.equal(sentence(words, creditFacets(words, city.credits[0]!)), '只适用于基层信息直报点；得分按1倍同时计入所在县（区）政府办公室');
});

test('quotas, vetoes and awards in words', () => {
  const words = inLanguage(county);
  assert.equal(sentence(words, quotaFacets(words, county.quotas[1]!)), '每年信息被采用（采用层级：县，刊物：专报信息、工作交流、政务调研之一）的次数；目标1次；到期前60天预警；通报：全县通报；取消评先资格：取消年度评先资格，当年各奖项都不能评');
  assert.equal(sentence(words, vetoFacets(words, county.vetoes[0]!)).slice(0, 40), '每年紧急信息虚报、瞒报（造成严重影响：是）达到1次；通报：视情通报，由办公室酌情决定'.slice(0, 40));
  assert.deepEqual(county.awards[0]!.conditions.slice(0, 8).map((one) => sayCondition(words, one)), [
    '完成任务“年度目标分”', '每个季度得分不低于0.01分', '完成任务“专报信息、工作交流、政务调研采用数”', '没有被一票否决',
    '符合其中之一即可：全年信息被采用（采用层级：市、省、国务院之一）不少于1次；全年领导批示（批示领导层级：市、省、国务院之一）不少于1次',
    '每个月信息被采用、领导批示（（采用层级：县、市、省、国务院之一）或（批示领导层级：县、市、省、国务院之一））不少于1次',
    '乡镇（街道）前10名，县直部门和单位前20名', '全年紧急信息漏报、紧急信息迟报、紧急信息错报、紧急信息虚报、瞒报一次也没有',
  ]);
});

test('rules over periods in words, of every type', () => {
  const words = inLanguage(county);
  const label = { zh: '甲', en: 'A' };
  const say = (rule: Book['periodRules'][number]) => sentence(words, periodFacets(words, rule));
  assert.equal(say({ type: 'base', id: 'a', label, per: 'year', points: 60 }), '每年开始时有60分');
  assert.equal(say({ type: 'threshold', id: 'a', label, per: 'month', counts: { kind: 'submitted' }, steps: [{ atLeast: 15, points: 50 }], inProportion: false, otherwise: 0, classes: ['township'] }), '只适用于乡镇（街道）；每月统计：报送信息；满15次得50分；到期不满的计0分');
  assert.equal(say({ type: 'limit', id: 'a', label, per: 'quarter', over: ['bonus', 'express-meetings'], min: 0, max: 20 }), '每季度“转报市政府办公室、县领导批示、市领导批示”、“《快讯》重要会议”；最多20分；最少0分');
  assert.equal(say({ type: 'annul', id: 'a', label, per: 'year', over: '*', counts: { kind: 'urgent-missed' }, atLeast: 3 }), '每年紧急信息漏报达到3次，全部得分归零');
});

test('no shipped rulebook says a machine code or leaves a text untranslated, in either language', () => {
  let told = 0;
  for (const book of [county, city, lianyungang, guangyuan]) {
    for (const language of ['zh-CN', 'en'] as const) {
      const words = inLanguage(book, language);
      const all = [
        ...basicFacets(words, book), ...book.rules.flatMap((rule) => [...ruleFacets(words, rule), ...rule.rows.map((row) => ({ name: 'row', text: sayRow(words, row) }))]),
        ...book.combinations.flatMap((one) => combinationFacets(words, one)), ...book.credits.flatMap((one) => creditFacets(words, one)), ...book.periodRules.flatMap((one) => periodFacets(words, one)),
        ...book.quotas.flatMap((one) => quotaFacets(words, one)), ...book.vetoes.flatMap((one) => vetoFacets(words, one)),
        ...book.awards.flatMap((one) => [...awardFacets(words, one), ...one.conditions.map((condition) => ({ name: 'condition', text: sayCondition(words, condition) }))]),
      ];
      told += all.length;
      for (const { text } of all) assert.doesNotMatch(text, /rulebook\.|\{\{|undefined|未列入|not listed/, text);
      if (language === 'zh-CN') for (const { text } of all) assert.doesNotMatch(text, /[a-z]{3,}/, text);
    }
  }
  assert.ok(told > 300);
});
