/** The pattern of index numbers: organ code / year - five-digit serial, the commonest of the patterns in use. */
const defaultIndexPattern = '{organ}/{year}-{serial}';

/** The part of an index number under which serials are counted. */
export function indexPrefix(organCode: string, year: number, pattern: string = defaultIndexPattern): string {
  return pattern.replace('{organ}', organCode).replace('{year}', String(year)).replace('{serial}', '');
}

/** One index number: unique within the jurisdiction, kept over all versions of a document. */
export function indexNumber(prefix: string, serial: number): string {
  return `${prefix}${String(serial).padStart(5, '0')}`;
}
