import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom, seedOf, shufflePieces } from '../test/tsearch-grammar.ts';
import { type Finding, findings, maskFindings } from './findings.ts';
import { type FindingKind, mask, type MaskKind } from './masks.ts';

const every: FindingKind[] = ['idCard', 'mobile', 'landline', 'bankCard', 'email', 'secrecyMark'];
const shown = (found: Finding[]) => found.map(({ kind, masked }) => `${kind} ${masked}`);

// The identity numbers are those of the standard's own example and of invented birthdays; the cards are test numbers.
const found: [what: string, text: string, expected: string[]][] = [
  ['an identity card', '身份证号11010519491231002X。', ['idCard 110105********002X']],
  ['an identity card with a small x', '11010519491231002x', ['idCard 110105********002X']],
  ['an identity card in full-width digits', '１１０１０５１９４９１２３１００２Ｘ', ['idCard 110105********002X']],
  ['an identity card in groups', '110105 19491231 002X', ['idCard 110105********002X']],
  ['an identity card of fifteen digits', '证号110105491231002', ['idCard 110105******002']],
  ['a mobile', '联系电话：13800138000', ['mobile 138****8000']],
  ['a mobile in groups', '138-0013-8000或139 1234 5678', ['mobile 138****8000', 'mobile 139****5678']],
  ['a mobile with wide hyphens', '138－0013－8000', ['mobile 138****8000']],
  ['a mobile with ideographic spaces', '138\u30000013\u30008000', ['mobile 138****8000']],
  ['a mobile with the country', '+8613800138000', ['mobile 138****8000']],
  ['a mobile after a list mark', '①13800138000', ['mobile 138****8000']],
  ['a mobile with unseen characters inside', '138\u200b0013\u00ad8000', ['mobile 138****8000']],
  ['a mobile in digits of another script', '𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎', ['mobile 138****8000']],
  ['a mobile after a year', '2025 13800138000', ['mobile 138****8000']],
  ['a bank card', '账号4111 1111 1111 1111', ['bankCard 4111********1111']],
  ['a bank card of nineteen digits', '6222021234567890128', ['bankCard 6222***********0128']],
  ['a landline', '电话010-62345678', ['landline 010-****5678']],
  ['an address', '请寄zhang.san@example.gov.cn', ['email z***@example.gov.cn']],
  ['a starred mark', '000001\n机密★1年\n特急', ['secrecyMark 机密★1年']],
  ['a starred mark in the middle', '正文。'.repeat(300) + '\n绝密★\n', ['secrecyMark 绝密★']],
  ['a spaced mark at the head', '某县人民政府文件\n秘  密\n', ['secrecyMark 秘  密']],
  ['a mark with its term', '机密 10年\n关于某事的报告', ['secrecyMark 机密 10年']],
  ['a labelled mark', '密级：秘密\n正文', ['secrecyMark 秘密']],
  ['a mark with urgency', '秘密 特急\n正文', ['secrecyMark 秘密']],
];
for (const [what, text, expected] of found) test(`${what} is found`, () => assert.deepEqual(shown(findings(text, every)), expected));

const clean: [what: string, text: string][] = [
  ['an identity card with a wrong checksum', '110105194912310021'],
  ['an identity card with an impossible birthday', '110105194913310021'],
  ['a number inside a longer one', '9138001380001234567890123'],
  ['eleven digits that are no mobile', '12345678901'],
  ['a card number that fails Luhn', '4111111111111112'],
  ['a row of zeros', '0000000000000000'],
  ['a sum of money', '总投资123456789012元'],
  ['dates', '2025-09-25 2025-10-29 2026-01-01'],
  ['a document number', '国办发〔2026〕3号'],
  ['a credit code', '91110105MA01ABCD2X'],
  ['secrets in prose', '本法所称国家秘密分为绝密、机密、秘密三级。\n保守国家秘密、商业秘密。'],
  ['a title about secrecy', '中华人民共和国保守国家秘密法\n第一条 为了保守国家秘密'],
  ['a late line of its own', '一\n'.repeat(20) + '秘密\n'],
  ['nothing', ''],
];
for (const [what, text] of clean) test(`${what} is no finding`, () => assert.deepEqual(shown(findings(text, every)), []));

test('landlines and addresses are looked for only when asked', () => {
  assert.deepEqual(findings('010-62345678 a@b.gov.cn'), []);
});

test('places are those of the text as it was written', () => {
  const text = '😀电话\u200b１３８\u200b0013\u200b8000，完';
  const [only] = findings(text);
  assert.equal(text.slice(only!.start, only!.end), '１３８\u200b0013\u200b8000');
  assert.equal(maskFindings(text, findings(text)), '😀电话\u200b138****8000，完');
});

const masks: [text: string, kind: MaskKind, masked: string][] = [
  ['110105194912310123', 'idCard', '110105********0123'],
  ['13812348000', 'mobile', '138****8000'],
  ['+86 138 1234 8000', 'mobile', '138****8000'],
  ['6222021234567890123', 'bankCard', '6222***********0123'],
  ['0411-81234567', 'landline', '0411-****4567'],
  ['a@b.cn', 'email', 'a***@b.cn'],
  ['张三', 'name', '张*'],
  ['欧阳小明', 'name', '欧***'],
  ['123', 'mobile', '***'],
];
for (const [text, kind, masked] of masks) test(`${text} is masked as ${masked}`, () => assert.equal(mask(text, kind), masked));

test('planted numbers are found in hostile surroundings, and masking leaves none', (context) => {
  const seed = seedOf();
  context.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  for (let round = 0; round < 1500; round++) {
    const around = () => shufflePieces(random).replace(/[\p{Nd}xX\-‐‑‒–—·－﹣−]/gu, '');
    const text = `${around()}：13800138000；${around()}`;
    const hits = findings(text, every);
    const why = `seed ${seed}, round ${round}: ${JSON.stringify(text)}`;
    assert.ok(hits.some((hit) => hit.kind === 'mobile' && text.slice(hit.start, hit.end) === '13800138000'), why);
    assert.deepEqual(findings(maskFindings(text, hits), ['idCard', 'mobile', 'bankCard']), [], why);
    for (const hit of hits) assert.ok(hit.start >= 0 && hit.start < hit.end && hit.end <= text.length, why);
  }
});
