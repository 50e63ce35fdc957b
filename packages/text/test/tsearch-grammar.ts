import assert from 'node:assert/strict';

/** The seed of a run: from the environment, so that a failure can be repeated. */
export const seedOf = (): number => Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hostile = `' '' \\ " “ ” : & | ! <-> <2> ( ) * :A 1 \0 \n \t \ud800 \udc00 😀 𠮷 国务院 办公厅 〔2026〕3号 (2026)12号 a B 3.14 - _ o'r % 政府信息公开 的 张伟 é ﬁ Ａ \u0301 ß İ ½ ① ٣`.split(' ');

/** A text of pieces that are known to hurt parsers, with random characters between. */
export function shufflePieces(random: () => number): string {
  const count = Math.floor(random() * 14);
  return Array.from({ length: count }, () => {
    if (random() < 0.15) return String.fromCharCode(Math.floor(random() * 65536));
    return hostile[Math.floor(random() * hostile.length)]! + (random() < 0.3 ? ' ' : '');
  }).join('');
}

// A quoted lexeme: anything but quote, backslash, NUL and lone surrogates, or a doubled quote, or a doubled backslash.
const lexeme = /'((?:[^'\\\0]|''|\\\\)+)'/y;

function readLexeme(text: string, at: number): { lexeme: string; end: number } {
  lexeme.lastIndex = at;
  const found = lexeme.exec(text);
  assert.ok(found, `no lexeme at ${at} of ${text.slice(at, at + 80)}`);
  assert.ok(found[1]!.isWellFormed(), 'lone surrogate');
  return { lexeme: found[1]!.replaceAll("''", "'").replaceAll('\\\\', '\\'), end: lexeme.lastIndex };
}

/** Reads a tsvector text strictly; fails on anything that this package has no reason to write. */
export function parseVector(text: string): Map<string, string[]> {
  const lexemes = new Map<string, string[]>();
  let at = 0;
  while (at < text.length) {
    const read = readLexeme(text, at);
    at = read.end;
    let places: string[] = [];
    if (text[at] === ':') {
      const found = /\d+[ABC]?(?:,\d+[ABC]?)*/y;
      found.lastIndex = at + 1;
      places = found.exec(text)![0].split(',');
      at = found.lastIndex;
    }
    assert.ok(!lexemes.has(read.lexeme), `lexeme twice: ${read.lexeme}`);
    lexemes.set(read.lexeme, places);
    if (at < text.length) assert.equal(text[at++], ' ');
  }
  return lexemes;
}

/** Reads a tsquery text strictly and says whether it matches the lexemes; a phrase matches where its words stand in a row. */
export function parseQuery(text: string, lexemes: Map<string, string[]>): boolean {
  let at = 0;
  const take = (token: string) => {
    if (!text.startsWith(token, at)) return false;
    at += token.length;
    return true;
  };
  type Match = { holds: boolean; ends: Set<number> };
  const operand = (): Match => {
    if (take('(')) {
      const inner = expression();
      assert.ok(take(')'), `no ) at ${at} of ${text}`);
      return inner;
    }
    const read = readLexeme(text, at);
    at = read.end;
    const places = lexemes.get(read.lexeme);
    return { holds: places !== undefined, ends: new Set((places ?? []).map((place) => Number.parseInt(place))) };
  };
  const expression = (): Match => {
    let left = operand();
    for (;;) {
      if (take(' & ')) left = { holds: [left, operand()].every((one) => one.holds), ends: new Set() };
      else if (take(' | ')) left = { holds: [left, operand()].some((one) => one.holds), ends: new Set() };
      else if (take(' <-> ')) {
        const right = operand();
        const ends = new Set([...right.ends].filter((place) => left.ends.has(place - 1)));
        left = { holds: ends.size > 0, ends };
      } else return left;
    }
  };
  const result = expression();
  assert.equal(at, text.length, `rest of ${text} from ${at}`);
  return result.holds;
}
