import { z } from 'zod';

/** What waits for a person under one heading of the first screen: the first rows, and where the whole list is. */
export const workSection = z.strictObject({
  key: z.string(),
  titleKey: z.string(),
  rows: z.array(z.strictObject({ id: z.string(), title: z.string(), link: z.string(), due: z.string().nullable().optional(), state: z.string(), at: z.string() })),
  total: z.number(),
  link: z.string().optional(),
});
export type WorkSection = z.infer<typeof workSection>;
