import type { JobEntry } from '@gongkai/database';

export const jobs: readonly JobEntry[] = [];
