import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '@gongkai/scoring';
import { placeOf, placeOfPart } from './sections.ts';

const { county } = shippedRulebooks;
const said = (place: ReturnType<typeof placeOf>) => [place.section, place.part, place.labels.map((one) => one.zh).join('›'), place.field];

const paths: [string, (string | null)[]][] = [
  ['rules.0.rows.3.points', ['points', 'express-meetings', '县政府办公室采用›《快讯》重要会议', 'points']],
  ['rules.0.rows.3.label.zh', ['points', 'express-meetings', '县政府办公室采用›《快讯》重要会议', 'zh']],
  ['rules.1.once', ['points', 'city-adoption', '市政府办公室采用', 'once']],
  ['awards.0.conditions.4.of.1.atLeast', ['awards', 'collective-upper-instructed', '先进集体›全年至少1条信息被市政府办公室采用或得到市领导批示›得到市领导批示', 'atLeast']],
  ['quotas.1.consequences.0.effect', ['quotas', 'named-publications', '专报信息、工作交流、政务调研采用数›全县通报', 'effect']],
  ['tags.publication.values.2.label.en', ['vocabulary', 'publication', '刊物›要情快报', 'en']],
  ['factKinds.2.label', ['vocabulary', 'forwarded', '信息转报上级', 'label']],
  ['source.issuer', ['basics', null, '', 'issuer']],
  ['title', ['basics', null, '', 'title']],
  ['nothing.here', ['basics', null, '', 'here']],
];
for (const [path, expected] of paths) test(`the place of ${path}`, () => assert.deepEqual(said(placeOf(county, path)), expected));

test('a finding leads to its part, wherever it stands', () => {
  const of = (id: string) => said(placeOfPart(county, id)).slice(0, 3);
  assert.deepEqual(of('county-leader-research'), ['points', 'county-leader-research', '县领导批示›《工作交流》《政务调研》得到县领导批示另加']);
  assert.deepEqual(of('level'), ['vocabulary', 'level', '采用层级']);
  assert.deepEqual(of('forwarded'), ['vocabulary', 'forwarded', '信息转报上级']);
  assert.deepEqual(of('sharing'), ['basics', 'sharing', '几个单位联合报送怎么分？']);
  assert.deepEqual(of('nobody'), ['basics', null, '']);
});

test('what has no name is told by its number', () => {
  assert.deepEqual(said(placeOf({ rules: [{ rows: [{ points: '三' }] }] }, 'rules.0.rows.0.points')), ['points', null, '第1项›第1项', 'points']);
  assert.deepEqual(said(placeOf(county, 'rules.3.rows.1.given.0.kind')).slice(2), ['县领导批示›《工作交流》《政务调研》得到县领导批示另加›第1项', 'kind']);
});
