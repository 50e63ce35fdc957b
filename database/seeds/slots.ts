import { countyUnits, enterprises, villagesOf } from './county.ts';
import type { Random } from './random.ts';

const townships = countyUnits.filter((one) => one.group === 'township');

/** Names that a sentence may ask for beside figures. */
export type SlotNames = Readonly<Record<string, string>>;

function figure(low: string, high: string, random: Random): string {
  if (!low.includes('.') && !high.includes('.')) return String(random.between(Number(low), Number(high)));
  const value = Number(low) + random.next() * (Number(high) - Number(low));
  return value.toFixed(1);
}

/** Fills the braces of a sentence: {12-40} a figure, {村} {镇} {企} a place or firm, other names from the list given. */
export function fill(sentence: string, random: Random, unitKey: string, names: SlotNames): string {
  const villages = random.shuffle(villagesOf[unitKey] ?? villagesOf[random.pick(townships).key]!);
  const others = random.shuffle(townships.filter((one) => one.key !== unitKey));
  const take = (slot: string): string => {
    const range = /^([\d.]+)-([\d.]+)$/.exec(slot);
    if (range) return figure(range[1]!, range[2]!, random);
    if (slot === '村') return villages.pop()!;
    if (slot === '镇') return others.pop()!.shortName;
    if (slot === '企') return random.pick(enterprises);
    const named = names[slot];
    if (named === undefined) throw new Error(`no name for the slot ${slot} in: ${sentence}`);
    return named;
  };
  return sentence.replace(/\{([^}]+)\}/g, (_, slot: string) => take(slot));
}
