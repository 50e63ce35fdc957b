import { z } from 'zod';
import { day, isCleanText } from '@gongkai/kernel';

/** How many of the newest texts that fit are counted; a search that finds more says "more than". */
export const searchBound = 500;

/** A question to the public index. */
export const searchQuestion = z.strictObject({
  text: z.string().max(200).refine(isCleanText, 'general.characters'),
  columnIds: z.array(z.uuid()).max(200).optional(),
  from: day.optional(),
  to: day.optional(),
  order: z.enum(['relevance', 'newest']).default('relevance'),
  page: z.number().int().min(1).max(100).default(1),
  limit: z.number().int().min(1).max(50).default(10),
});
export type SearchQuestion = z.input<typeof searchQuestion>;
