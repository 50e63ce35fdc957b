import type { Book } from './parts.ts';

/** The parts of the editor and of the reading page, in their order. */
export const sections = ['basics', 'vocabulary', 'points', 'combining', 'periods', 'quotas', 'vetoes', 'awards'] as const;
export type Section = (typeof sections)[number];

const ofField: Record<string, Section> = {
  title: 'basics', source: 'basics', choices: 'basics', yearStartMonth: 'basics', rounding: 'basics', sharing: 'basics', countsIn: 'basics', ranking: 'basics',
  groups: 'vocabulary', classes: 'vocabulary', factKinds: 'vocabulary', tags: 'vocabulary', rules: 'points', combinations: 'combining', credits: 'combining',
  periodRules: 'periods', quotas: 'quotas', vetoes: 'vetoes', awards: 'awards',
};

/** Where something stands: its section, the id of the part at which it is shown, and the field below. */
export interface Place {
  section: Section;
  part: string | null;
  /** The ids of the parts around it, from the outside in, itself included. */
  within: string[];
  /** Labels from the outside in, as `{ zh, en }`. */
  labels: { zh: string; en: string }[];
  field: string | null;
}

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part => value !== null && typeof value === 'object';
const isWording = (value: unknown): value is { zh: string; en: string } => isPart(value) && typeof value.zh === 'string' && typeof value.en === 'string';

/** The id under which a part is found on the screen. */
const partKey = (part: Part): string | null => (typeof part.id === 'string' ? part.id : typeof part.kind === 'string' && 'scored' in part ? part.kind : null);

const lists = new Set(['rules', 'rows', 'supplements', 'choices', 'groups', 'classes', 'factKinds', 'values', 'combinations', 'credits', 'periodRules', 'steps', 'quotas', 'vetoes', 'consequences', 'awards', 'conditions', 'of', 'grades', 'given', 'unless']);

/** The place of a path such as `rules.0.rows.3.points`, as the server names it. */
export function placeOf(book: unknown, path: string): Place {
  const keys = path.split('.');
  const place: Place = { section: ofField[keys[0] ?? ''] ?? 'basics', part: null, within: [], labels: [], field: null };
  let here: unknown = book;
  keys.forEach((key, n) => {
    here = isPart(here) ? here[key] : undefined;
    if (isPart(here) && !Array.isArray(here)) {
      const id = partKey(here) ?? (n === 1 && keys[0] === 'tags' ? key : null);
      if (id !== null) {
        place.part = id;
        place.within.push(id);
      }
      const label = here.label ?? here.question;
      if (isWording(label) && label.zh !== '') place.labels.push(label);
      // What has no name yet is told by its number in its list.
      else if (/^\d+$/.test(key) && lists.has(keys[n - 1]!)) place.labels.push({ zh: `第${Number(key) + 1}项`, en: `No. ${Number(key) + 1}` });
    }
    if (!/^\d+$/.test(key) && n > 0 && key !== 'rows' && !(n === 1 && keys[0] === 'tags')) place.field = key;
  });
  if (keys.length === 1) place.field = keys[0] ?? null;
  return place;
}

/** The place of a part that a finding names by its id. */
export function placeOfPart(book: Book, id: string): Place {
  for (const field of Object.keys(ofField)) {
    const found = pathTo((book as unknown as Part)[field], id);
    if (found) return placeOf(book, [field, ...found].join('.'));
  }
  return id in book.tags ? placeOf(book, `tags.${id}`) : { section: 'basics', part: null, within: [], labels: [], field: null };
}

function pathTo(whole: unknown, id: string): string[] | null {
  if (!isPart(whole)) return null;
  if (!Array.isArray(whole) && partKey(whole) === id) return [];
  for (const [key, value] of Object.entries(whole)) {
    const found = pathTo(value, id);
    if (found) return [key, ...found];
  }
  return null;
}
