import type { Cell, Sheet } from './cells.ts';

export const errorKinds = ['total', 'subtotal', 'rate', 'rank', 'parts', 'cumulative', 'duplicate'] as const;
export type ErrorKind = (typeof errorKinds)[number];

interface UnitRow {
  name: string;
  group: number;
  submitted: number;
  parts: number[];
  score: number;
  cumulative: number;
  rank: number;
}

export interface GeneratedTable {
  sheet: Sheet;
  error: ErrorKind | null;
  /** The row and column (from 0) of the seeded error. */
  at: { row: number; column: number } | null;
}

const towns = ['青石', '白鹤', '清河', '双桥', '龙泉', '太平', '永安', '石门', '新塘', '长岭', '柳林', '大湾', '马田', '桃园', '枫树', '金沙', '高店', '云台', '沙坪', '松涛'];
const fullWidth = (text: string) => text.replace(/[0-9.%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Layout choices and figures of one table. */
class TableMaker {
  readonly #random: () => number;
  readonly #groups: number;
  readonly #decimals: number;
  readonly #dense: boolean;
  readonly #rankByGroup: boolean;
  readonly #twoRows: boolean;
  readonly #wide: boolean;
  readonly #thousands: boolean;
  readonly #percentSign: boolean;
  readonly #halves: boolean;

  constructor(random: () => number, needsSubtotals: boolean) {
    this.#random = random;
    const chance = (share: number) => random() < share;
    this.#groups = needsSubtotals || chance(0.5) ? 2 + Math.floor(random() * 2) : 1;
    this.#decimals = Math.floor(random() * 3);
    this.#dense = chance(0.4);
    this.#rankByGroup = this.#groups > 1 && chance(0.4);
    this.#twoRows = chance(0.5);
    this.#wide = chance(0.25);
    this.#thousands = chance(0.3);
    this.#percentSign = chance(0.8);
    this.#halves = chance(0.3);
  }

  #int(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }

  #units(): UnitRow[] {
    const names = [...towns].sort(() => this.#random() - 0.5);
    const count = this.#int(8, 20);
    const rows = names.slice(0, count).map((name, n) => {
      const parts = [this.#int(0, 9), this.#int(0, 5), this.#int(0, 3)];
      const score = parts[0]! * 3 + parts[1]! * 5 + parts[2]! * 10 + (this.#halves ? this.#int(0, 3) / 2 : 0);
      const adopted = parts.reduce((sum, part) => sum + part, 0);
      const before = this.#int(0, this.#thousands ? 2500 : 90);
      return { name: `${name}${n % 3 === 0 ? '镇' : n % 3 === 1 ? '乡' : '街道'}`, group: n % this.#groups, submitted: adopted + this.#int(0, 20), parts, score, cumulative: score + before, rank: 0 };
    });
    for (const row of rows) {
      const rivals = rows.filter((other) => !this.#rankByGroup || other.group === row.group);
      const higher = rivals.filter((other) => other.cumulative > row.cumulative).map((other) => other.cumulative);
      row.rank = 1 + (this.#dense ? new Set(higher).size : higher.length);
    }
    return rows.sort((a, b) => a.group - b.group || a.rank - b.rank);
  }

  #number(value: number): Cell {
    const grouped = this.#thousands ? value.toLocaleString('en-US') : String(value);
    if (this.#wide) return fullWidth(grouped);
    return this.#thousands ? grouped : this.#random() < 0.7 ? value : ` ${grouped} `;
  }

  #rate(adopted: number, submitted: number): string {
    if (submitted === 0) return '—';
    const text = ((adopted / submitted) * 100 + 1e-9).toFixed(this.#decimals) + (this.#percentSign ? '%' : '');
    return this.#wide ? fullWidth(text) : text;
  }

  #headings(): Cell[][] {
    const rate = this.#percentSign ? '采用率' : '采用率(%)';
    if (!this.#twoRows) return [['序号', '单位', '报送条数', '快讯采用', '专报采用', '调研采用', '采用合计', rate, '本月得分', '累计得分', '名次']];
    return [
      ['序 号', '单 位', '报送数（条）', '采用情况', null, null, null, rate, '得分', null, '排 名'],
      [null, null, null, '快讯', '专报信息', '政务调研', '小计', null, '本月', '累计', null],
    ];
  }

  #line(serial: Cell, name: string, row: Omit<UnitRow, 'name' | 'group' | 'rank'>, rank: Cell): Cell[] {
    const adopted = row.parts.reduce((sum, part) => sum + part, 0);
    const figures = [row.submitted, ...row.parts, adopted].map((value) => this.#number(value));
    return [serial, name, ...figures, this.#rate(adopted, row.submitted), this.#number(row.score), this.#number(row.cumulative), rank];
  }

  make(error: ErrorKind | null): GeneratedTable {
    const units = this.#units();
    const rows: Cell[][] = [...(this.#random() < 0.6 ? [['2026年3月政务信息采用情况通报']] : []), ...this.#headings()];
    const sum = (of: UnitRow[]) => ({
      submitted: of.reduce((all, one) => all + one.submitted, 0),
      parts: [0, 1, 2].map((n) => of.reduce((all, one) => all + one.parts[n]!, 0)),
      score: of.reduce((all, one) => all + one.score, 0),
      cumulative: of.reduce((all, one) => all + one.cumulative, 0),
    });
    const places: { data: number[]; subtotal: number[]; total: number[] } = { data: [], subtotal: [], total: [] };
    for (let group = 0; group < this.#groups; group++) {
      const own = units.filter((unit) => unit.group === group);
      if (this.#groups > 1) rows.push([`${'一二三'[group]}、第${group + 1}组`]);
      for (const unit of own) {
        places.data.push(rows.length);
        rows.push(this.#line(places.data.length, unit.name, unit, this.#wide ? fullWidth(String(unit.rank)) : unit.rank));
      }
      if (this.#groups > 1) {
        places.subtotal.push(rows.length);
        rows.push(this.#line(null, '小 计', sum(own), null));
      }
    }
    places.total.push(rows.length);
    rows.push(this.#line(null, '合  计', sum(units), null));
    const at = error === null ? null : this.#spoil(error, rows, units, places);
    return { sheet: { name: '通报', rows }, error, at };
  }

  #spoil(error: ErrorKind, rows: Cell[][], units: UnitRow[], places: { data: number[]; subtotal: number[]; total: number[] }): { row: number; column: number } {
    const index = this.#int(0, units.length - 1);
    const unit = units[index]!;
    let row = places.data[index]!;
    let column = 0;
    const put = (value: Cell) => void (rows[row]![column] = value);
    const adopted = unit.parts.reduce((all, part) => all + part, 0);
    switch (error) {
      case 'total':
      case 'subtotal': {
        row = places[error][this.#int(0, places[error].length - 1)]!;
        column = [2, 3, 8, 9][this.#int(0, 3)]!;
        const own = error === 'total' ? units : units.filter((one) => one.group === places.subtotal.indexOf(row));
        const value = own.reduce((all, one) => all + [one.submitted, one.parts[0]!, one.score, one.cumulative][[2, 3, 8, 9].indexOf(column)]!, 0);
        put(this.#number(value + this.#int(1, 9)));
        break;
      }
      case 'rate': {
        column = 7;
        const wrong = ((adopted + 0.5) / Math.max(1, unit.submitted)) * 100 + 2;
        put(wrong.toFixed(this.#decimals) + (this.#percentSign ? '%' : ''));
        if (unit.submitted === 0) return this.#spoil('rate', rows, units, places);
        break;
      }
      case 'rank':
        column = 10;
        put(unit.rank + this.#int(1, 4));
        break;
      case 'parts':
        column = 6;
        put(this.#number(adopted + this.#int(1, 5)));
        break;
      case 'cumulative':
        column = 9;
        if (unit.score === 0) return this.#spoil('cumulative', rows, units, places);
        put(this.#number(unit.score - 0.5));
        break;
      case 'duplicate': {
        column = 1;
        const other = index === 0 ? 1 : 0;
        row = places.data[Math.max(index, other)]!;
        put(` ${units[Math.min(index, other)]!.name.split('').join(' ')}`);
      }
    }
    return { row, column };
  }
}

/** A bulletin table in one of many layouts, right in every figure or with one seeded error. */
export function generateTable(random: () => number, error: ErrorKind | null): GeneratedTable {
  return new TableMaker(random, error === 'subtotal').make(error);
}
