const dayMilliseconds = 86_400_000;
// Day 0 of spreadsheets. Serials up to 59 are a day off, because the format believes in 29 February 1900.
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);

/** A serial day as ISO text: a date, a time of day, or both. */
export function isoOfSerial(serial: number, from1904: boolean): string {
  const days = from1904 || serial >= 60 ? serial : serial + 1;
  const moment = new Date((from1904 ? epoch1904 : epoch1900) + Math.round(days * 86_400) * 1000);
  if (Number.isNaN(moment.getTime())) return String(serial);
  const [date = '', time = ''] = moment.toISOString().slice(0, 19).split('T');
  if (serial >= 0 && serial < 1) return time;
  return time === '00:00:00' ? date : `${date}T${time}`;
}

/** The serial day of an ISO date or moment (whose own hour is kept), or null when the text is neither. */
export function serialOfIso(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const days = (Date.UTC(year, month - 1, day) - epoch1900) / dayMilliseconds;
  const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return real && days >= 61 ? days + (hour * 3600 + minute * 60 + second) / 86_400 : null;
}

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Whether a number format shows a date or time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id);
  // Colours, locales and quoted text contain the same letters.
  const bare = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\./gi, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}
