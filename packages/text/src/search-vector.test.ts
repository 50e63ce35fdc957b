import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery, parseVector, randomFrom, seedOf, shufflePieces } from '../test/tsearch-grammar.ts';
import { toSearchQuery } from './search-query.ts';
import { tokenize } from './search-tokens.ts';
import { toSearchVector } from './search-vector.ts';

const tokenCases: [text: string, tokens: string[]][] = [
  ['', []],
  ['的、了！', []],
  ['国务院办公厅', ['国务', '院办', '办公', '国务院', '办公厅', '国务院办公厅']],
  ['ＡＢＣ１２３', ['abc123']],
  ['covid-19', ['covid', '19', 'covid-19']],
  ['3.14%', ['3', '14', '3.14']],
  ['国办发[2026]第03号', ['国办', '办发', '国办发', '2026', '第', '03', '号', '〔2026〕3号']],
  ['（2026）3号', ['2026', '3', '号', '〔2026〕3号']],
  ['政府\u0000信息\ud800', ['政府', '信息']],
];
for (const [text, tokens] of tokenCases) {
  test(`tokens of ${JSON.stringify(text)}`, () => assert.deepEqual(tokenize(text).sort(), [...tokens].sort()));
}

test('a vector carries places and weights, fields apart, extras without place', () => {
  const vector = toSearchVector([{ text: '年度报告', weight: 'A' }, { text: '报告', weight: 'D' }], ["unit:o'x"]);
  const parsed = parseVector(vector);
  assert.deepEqual(parsed.get("unit:o'x"), []);
  assert.deepEqual(parsed.get('年度报告'), ['1A']);
  assert.deepEqual(parsed.get('报告'), ['1A', '12']);
});

test('extras that are no lexemes are a mistake of the caller', () => {
  for (const extra of ['', 'a\0b', '\ud800', 'x'.repeat(2047)]) assert.throws(() => toSearchVector([], [extra]), RangeError);
  assert.throws(() => toSearchQuery('政府', ['']), RangeError);
});

const queryCases: [query: string, text: string | null][] = [
  ['', null],
  ['  的 & | ! "" ', null],
  ['政府 公开', "'政府' & '公开'"],
  ['公开 公开', "'公开'"],
  ['国务院办公厅', "('国务院办公厅' | ('国务院' & '办公厅'))"],
  ['“信息公开”条例', "'条例' & ('信息' <-> '公开')"],
  ['国办发〔2026〕3号', "'〔2026〕3号' & '国办发'"],
  ["o'reilly\\", "'o''reilly'"],
  ['"未闭合', "'未' & '闭合'"],
];
for (const [query, text] of queryCases) test(`query ${JSON.stringify(query)}`, () => assert.equal(toSearchQuery(query), text));

test('required lexemes come first, and a query of nothing stays nothing', () => {
  assert.equal(toSearchQuery('公开', ["t:'1"]), "'t:''1' & '公开'");
  assert.equal(toSearchQuery('，', ['t:1']), null);
});

const recall: [document: string, query: string][] = [
  ['张伟民同志任县信息中心主任', '张伟'],
  ['国务院办公厅关于印发通知', '国务院'],
  ['国务院办公厅关于印发通知', '办公厅'],
  ['中华人民共和国政府信息公开条例', '政府信息公开条例'],
  ['安政办发〔2026〕3号', '（2026）3号'],
  ['二〇二六年ＡＩ应用', 'ai'],
];
for (const [document, query] of recall) {
  test(`「${query}」 finds 「${document}」`, () => {
    const lexemes = parseVector(toSearchVector([{ text: document, weight: 'A' }]));
    assert.ok(parseQuery(toSearchQuery(query)!, lexemes));
  });
}

test('hostile input never breaks the syntax, and every text is found by itself', (context) => {
  const seed = seedOf();
  context.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  for (let round = 0; round < 3000; round++) {
    const text = shufflePieces(random);
    const why = `seed ${seed}, round ${round}: ${JSON.stringify(text)}`;
    const lexemes = parseVector(toSearchVector([{ text, weight: 'A' }, { text, weight: 'D' }], ["x'y\\z"]));
    const query = toSearchQuery(text, ["x'y\\z"]);
    if (query !== null) assert.ok(parseQuery(query, lexemes), why);
    assert.equal(query === null, toSearchQuery(text) === null, why);
  }
});

test('a vector stays within the limits of PostgreSQL', () => {
  const random = randomFrom(11);
  const texts = [
    '政府信息公开'.repeat(50_000),
    Array.from({ length: 200_000 }, (_, index) => `w${index.toString(36)}`).join(' '),
    Array.from({ length: 60_000 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000))).join(''),
    'x'.repeat(100_000),
  ];
  for (const text of texts) {
    let bytes = 0;
    for (const [lexeme, places] of parseVector(toSearchVector([{ text, weight: 'B' }]))) {
      assert.ok(Buffer.byteLength(lexeme) <= 2046 && places.length <= 256);
      bytes += Buffer.byteLength(lexeme) + (places.length > 0 ? 3 + 2 * places.length : 0);
      for (const place of places) assert.ok(Number.parseInt(place) >= 1 && Number.parseInt(place) <= 16383);
    }
    assert.ok(bytes < 1_048_575);
  }
});
