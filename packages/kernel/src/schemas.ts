import { z } from 'zod';

/** A record's id. */
export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'general.id-invalid');

// C0 and C1 controls except tab and line feed, lone surrogates, and the bidirectional overrides that disguise a text.
const hostile = /[^\P{Cc}\t\n]|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

/** Whether a text is free of control characters, lone surrogates and disguising overrides; line feeds and tabs may be in it. */
export const isCleanText = (text: string): boolean => !hostile.test(text);

/** One line of text, trimmed; refuses control characters and lone surrogates. */
export const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1, 'general.required')
    .max(maxLength, 'general.too-long')
    .refine((text) => !hostile.test(text) && !text.includes('\n'), 'general.characters');

/** Text of several lines, trimmed; may be empty unless refined. */
export const prose = (maxLength: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(maxLength, 'general.too-long').refine((text) => !hostile.test(text), 'general.characters'));

/** A calendar day, YYYY-MM-DD, that exists; the calendar of the database has no year 0. */
export const day = z.string().refine((text) => {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}, 'general.day-invalid');

/** A calendar month, YYYY-MM. */
export const month = z.string().regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, 'general.month-invalid');

/** A moment as ISO 8601 text. */
export const moment = z.iso.datetime({ offset: true });

/** The version of a record that the writer saw (409 when it has moved on). */
export const seenVersion = z.number().int().min(0);

/** What becomes of a file in which some rows are wrong: it is refused whole, or its right rows are taken in. */
export const wrongRows = z.enum(['refuse', 'leave-out']);
export type WrongRows = z.infer<typeof wrongRows>;

/** What an import answers about the rows it left out: how many, and the same file with every row marked (base64). */
export const rowsLeftOut = { leftOut: z.number().int(), annotated: z.string().nullable() };
