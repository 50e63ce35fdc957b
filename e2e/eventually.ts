import { AssertionError } from 'node:assert/strict';

/** How long a journey waits for what must come; a slow machine with two cores has other work too, and how fast a screen is the bench measures. */
export const patienceMilliseconds = 15_000;
/** How long it waits for what a job makes in the background. */
export const jobPatienceMilliseconds = 40_000;

/** Looks again until what is asserted holds, as people look at a page that is still being drawn; what does not hold by then is the failure. */
export async function eventually<T>(look: () => Promise<T>, patience = patienceMilliseconds): Promise<T> {
  for (const began = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof AssertionError) || Date.now() - began > patience) throw error;
    }
  }
}
