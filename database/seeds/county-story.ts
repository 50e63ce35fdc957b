import { county, countyCredits, countyUnits } from './county.ts';
import { countyPeople } from './people.ts';
import type { JurisdictionSeed } from './story.ts';

/** The demonstration county with its tree and its people. */
export const countyStory: JurisdictionSeed = {
  ...county, level: 'county', units: countyUnits, credits: countyCredits, people: countyPeople,
};
