import { pinyin } from 'pinyin-pro';

const key = (text: string, surname: 'head' | 'off'): string =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname }).join(' ').toLowerCase();

/** The order of a person's name: pinyin with the reading that surnames have (单 shan, 曾 zeng). */
export const personKey = (name: string): string => key(name, 'head');

/** The order of a unit's name. */
export const unitKey = (name: string): string => key(name, 'off');
