import { addDays, workdayFrom, yearOfDay } from './calendar.ts';
import { countyUnits } from './county.ts';
import { bodyOf, type DocumentDraft, type DocumentSeed } from './documents/document.ts';
import { financeDocuments } from './documents/finance.ts';
import { newsDocuments } from './documents/news.ts';
import { policyDocuments } from './documents/policies.ts';
import { serviceDocuments } from './documents/public-services.ts';
import { standingDocuments } from './documents/standing.ts';

const drafts: readonly DocumentDraft[] = [...standingDocuments, ...policyDocuments, ...financeDocuments, ...serviceDocuments, ...newsDocuments];

/** The last working day not after a day. */
function workdayUpTo(day: string): string {
  let found = day;
  while (workdayFrom(found) !== found) found = addDays(found, -1);
  return found;
}

/** The last day before today on which a document of its season was published. */
function publicationDay(draft: DocumentDraft, today: string): string {
  const thisYear = `${yearOfDay(today)}-${draft.season}`;
  const year = yearOfDay(today) - (thisYear < today ? 0 : 1) - (draft.yearsBefore ?? 0);
  return workdayUpTo(`${year}-${draft.season}`);
}

function yearsLater(day: string, years: number): string {
  // A document of 29 February ends on 28 February in a year without one.
  const tail = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${yearOfDay(day) + years}${tail}`;
}

/** The county's own public documents, dated back from the day of the demonstration, numbered within their mark and year. */
export function demonstrationDocuments({ today }: { today: string }): DocumentSeed[] {
  const lastNumber = new Map<string, number>();
  const next = (key: string): number => {
    const number = (lastNumber.get(key) ?? 0) + 1;
    lastNumber.set(key, number);
    return number;
  };
  const dated = drafts.map((draft) => ({ draft, publishedOn: publicationDay(draft, today) }));
  dated.sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : a.draft.key < b.draft.key ? -1 : 1));
  return dated.map(({ draft, publishedOn }) => {
    const { season: _season, yearsBefore: _yearsBefore, mark, text, years, validity, explains, ...rest } = draft;
    const formedOn = workdayUpTo(addDays(publishedOn, -4));
    const year = yearOfDay(formedOn);
    const organ = countyUnits.find((one) => one.key === draft.organKey)!;
    return {
      ...rest,
      indexNumber: `${organ.organCode}/${publishedOn.slice(0, 7).replace('-', '')}-${String(next(`index ${organ.key}`)).padStart(5, '0')}`,
      documentNumber: mark === null ? null : `${mark}〔${year}〕${next(`${mark} ${year}`)}号`,
      formedOn, publishedOn,
      effectiveOn: years === undefined ? null : draft.key === 'tea-policy' ? addDays(publishedOn, 30) : publishedOn,
      expiresOn: years === undefined ? null : yearsLater(publishedOn, years),
      validity: validity ?? '有效', attribute: '主动公开', explains: explains ?? null, body: bodyOf(text),
    };
  });
}
