import { testPerson, testUnit } from '@gongkai/organisations/testing';
import type { TestDatabase } from '@gongkai/testing';

/** A jurisdiction with a government office and the person who answers for its catalogue. */
export async function anOffice(database: TestDatabase): Promise<{ jurisdictionId: string; unitId: string; personId: string }> {
  const jurisdictionId = await database.addJurisdiction();
  const context = database.context(jurisdictionId);
  const unit = await testUnit(context, '县政府办公室', { kind: 'office' });
  const person = await testPerson(context, '周公开', unit.id);
  return { jurisdictionId, unitId: unit.id, personId: person.id };
}
