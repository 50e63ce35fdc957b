import type { TagTest, TagTests, TagValue, Vocabulary, When, Wording } from './parts.ts';

type Side = 'zh' | 'en';

// These become labels of the book, which carries both languages whatever its writer reads.
const joiner = { zh: { dot: '·', or: '、', not: (name: string) => `非${name}` }, en: { dot: ' · ', or: ' or ', not: (name: string) => `not ${name}` } };

function nameOf(vocabulary: Vocabulary, side: Side, at: { tag: string; value: TagValue }): string {
  return vocabulary.tags[at.tag]?.values.find((one) => one.value === at.value)?.label[side] ?? String(at.value);
}

function testName(vocabulary: Vocabulary, side: Side, tag: string, test: TagTest): string {
  const name = vocabulary.tags[tag]?.label[side] ?? tag;
  if (test === true) return name;
  if (test === false) return joiner[side].not(name);
  const value = (one: TagValue): string => {
    const said = nameOf(vocabulary, side, { tag, value: one });
    return side === 'zh' && tag === 'publication' ? `《${said}》` : said;
  };
  if (typeof test !== 'object') return value(test);
  if (Array.isArray(test)) return test.map(value).join(joiner[side].or);
  if ('exists' in test) return test.exists ? name : joiner[side].not(name);
  return `${name}${test.min === undefined ? '' : ` ≥ ${test.min}`}${test.max === undefined ? '' : ` ≤ ${test.max}`}`;
}

const testsName = (vocabulary: Vocabulary, side: Side, tests: TagTests): string =>
  Object.entries(tests).map(([tag, test]) => testName(vocabulary, side, tag, test)).join(joiner[side].dot);

/** The name that a row gets from its condition, in both languages, until somebody gives it one of its own. */
export function autoLabel(vocabulary: Vocabulary, when: When | undefined): Wording {
  const name = (side: Side): string => {
    const ways = (when?.anyOf ?? []).map((one) => testsName(vocabulary, side, one)).filter((one) => one !== '').join(joiner[side].or);
    return [testsName(vocabulary, side, when?.tags ?? {}), ways].filter((one) => one !== '').join(joiner[side].dot) || (side === 'zh' ? '其他各项' : 'Anything else');
  };
  return { zh: name('zh'), en: name('en') };
}

export const sameWording = (one: Wording, other: Wording): boolean => one.zh === other.zh && one.en === other.en;

/** A label whose Chinese was typed: English that nobody wrote goes along, so that the book stays complete. */
export function withChinese(old: Wording, zh: string, made?: Wording): Wording {
  const isUnwritten = old.en === '' || old.en === old.zh || (made !== undefined && sameWording(old, made));
  return { zh, en: isUnwritten ? zh : old.en };
}
