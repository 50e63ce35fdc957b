import type { Pool } from 'pg';
import { databaseError } from './pool.ts';

/** A government that works in this deployment: the tenant. */
export interface Jurisdiction {
  id: string;
  code: string;
  name: string;
  shortName: string;
  level: 'province' | 'city' | 'county';
  timeZone: string;
  hosts: string[];
  demonstration: boolean;
}

/** The deployment's jurisdictions, kept in memory and read again after half a minute or when one is not found. */
export class JurisdictionDirectory {
  readonly #pool: Pool;
  #all: Jurisdiction[] = [];
  #readAt = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** All jurisdictions, by code. */
  async all(maxAgeMilliseconds = 30_000): Promise<readonly Jurisdiction[]> {
    if (Date.now() - this.#readAt > maxAgeMilliseconds) {
      const { rows } = await this.#pool
        .query<Jurisdiction>(`select id, code, name, short_name as "shortName", level, time_zone as "timeZone", hosts, demonstration
          from shared.jurisdictions order by code`)
        .catch((error: unknown) => {
          throw databaseError(error);
        });
      this.#all = rows;
      this.#readAt = Date.now();
    }
    return this.#all;
  }

  /** The jurisdiction that a host name names; the only one needs no name. Null when none fits. */
  async byHost(host: string | undefined): Promise<Jurisdiction | null> {
    const name = (host ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
    return pick(await this.all(), name) ?? pick(await this.all(1_000), name);
  }
}

function pick(all: readonly Jurisdiction[], host: string): Jurisdiction | null {
  const label = host.split('.')[0];
  const named = all.find((one) => one.hosts.includes(host)) ?? (host.includes('.') && !/^[\d.]+$/.test(host) ? all.find((one) => one.code === label) : undefined);
  return named ?? (all.length === 1 ? all[0]! : null);
}
