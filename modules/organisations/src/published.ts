import { sql, type RawBuilder } from 'kysely';

/** Who somebody is and where he works: a view that other modules may join (person_id, name, name_key, unit_id, unit_name, left_on, jurisdiction_id). */
export const peopleView: RawBuilder<unknown> = sql`organisations.people`;

/** The ids of a unit and of everything below it, as a set inside another module's query. */
export const unitsBelow = (unitId: RawBuilder<unknown>): RawBuilder<unknown> => sql`organisations.units_below(${unitId})`;

/** The ids of a unit and of everything above it. */
export const unitsAbove = (unitId: RawBuilder<unknown>): RawBuilder<unknown> => sql`organisations.units_above(${unitId})`;

/** The stored value of a setting, or null. */
export const storedSetting = (key: string): RawBuilder<unknown> => sql`organisations.setting(${key})`;
