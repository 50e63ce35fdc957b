import city from '../../rulebooks/city.json' with { type: 'json' };
import county from '../../rulebooks/county.json' with { type: 'json' };
import guangyuan from '../../rulebooks/guangyuan.json' with { type: 'json' };
import lianyungang from '../../rulebooks/lianyungang.json' with { type: 'json' };
import { rulebook } from './rulebook.ts';
import type { Rulebook } from './rulebook.ts';

/** The rulebooks that come with the product; an office copies one and changes it. */
export const shippedRulebooks: Readonly<Record<'county' | 'city' | 'lianyungang' | 'guangyuan', Rulebook>> = {
  county: rulebook.parse(county),
  city: rulebook.parse(city),
  lianyungang: rulebook.parse(lianyungang),
  guangyuan: rulebook.parse(guangyuan),
};
