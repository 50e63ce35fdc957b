import { test } from 'node:test';
import assert from 'node:assert/strict';
import { plainText } from '@gongkai/kernel';
import { divisions } from '@gongkai/presets';
import { cast } from './cast.ts';
import { county, countyCredits, countyUnits, villagesOf } from './county.ts';
import { countyStory } from './county-story.ts';
import { demonstrationDocuments } from './documents.ts';
import { neighbour } from './neighbour.ts';
import { drawPicture, pictureKeys } from './pictures.ts';
import { roles } from './story.ts';
import { isWorkday } from './calendar.ts';

const days = ['2026-11-22', '2026-03-02', '2028-02-29'];

test('no name of the story is a city, county, township or street of China', () => {
  const real = divisions().filter((one) => one.level !== 'province').map((one) => one.name);
  const ending = /(街道|省|市|县|区|镇|乡)$/;
  const invented = [
    county.name, county.cityName, neighbour.name,
    ...countyUnits.filter((one) => one.group === 'township').map((one) => one.shortName),
    ...neighbour.units.filter((one) => one.group === 'township').map((one) => one.shortName),
  ];
  for (const name of invented) {
    const stem = name.replace(ending, '');
    assert.ok(stem.length >= 2, name);
    assert.deepEqual(real.filter((one) => one.includes(stem)), [], name);
  }
});

test('the county has its townships, departments, points and neighbours in one tree', () => {
  const count = (test: (unit: (typeof countyUnits)[number]) => boolean): number => countyUnits.filter(test).length;
  assert.equal(count((one) => one.group === 'township'), 10);
  assert.equal(count((one) => one.kind === 'department'), 20);
  assert.equal(count((one) => one.kind === 'direct-point'), 2);
  assert.equal(count((one) => one.kind === 'village'), 4);
  assert.equal(count((one) => one.kind === 'zone'), 1);
  assert.ok(count((one) => one.kind === 'represented') >= 5);
  for (const one of ['A', 'B', 'C']) assert.ok(count((unit) => unit.assessmentClass === one) > 0);
  const keys = new Set<string>();
  for (const unit of countyUnits) {
    assert.ok(!keys.has(unit.key), unit.key);
    if (unit.parentKey !== null) assert.ok(keys.has(unit.parentKey), `${unit.key} comes before its parent`);
    keys.add(unit.key);
  }
  assert.equal(new Set(countyUnits.map((one) => one.organCode)).size, countyUnits.length);
});

test('each direct-reporting point counts for the county office and for its counterpart above', () => {
  for (const point of countyUnits.filter((one) => one.kind === 'direct-point')) {
    const bases = countyCredits.filter((one) => one.fromUnitKey === point.key).map((one) => one.basis);
    assert.deepEqual(bases.sort(), ['counterpart-department', 'county-office']);
  }
  for (const one of countyCredits) assert.ok(countyUnits.some((unit) => unit.key === one.toUnitKey));
});

test('every assessed unit has one leader in charge and one or two officers', () => {
  for (const unit of countyUnits.filter((one) => one.group !== null)) {
    const staff = countyStory.people.filter((one) => one.unitKey === unit.key);
    assert.equal(staff.filter((one) => one.roles.includes('unit-leader')).length, 1, unit.key);
    assert.equal(staff.filter((one) => one.roles.includes('unit-head')).length, 1, unit.key);
    const officers = staff.filter((one) => one.roles.includes('officer'));
    assert.ok(officers.length === 1 || officers.length === 2, unit.key);
    for (const one of officers) assert.notEqual(one.employment, null);
  }
});

test('every role is held, the three administrators are three people, and no name comes twice', () => {
  const people = countyStory.people;
  for (const role of roles) assert.ok(people.some((one) => one.roles.includes(role)), role);
  const administrators = people.filter((one) => one.roles.some((role) => role.endsWith('-admin')));
  assert.equal(administrators.length, 3);
  for (const one of administrators) assert.equal(one.roles.length, 1);
  assert.equal(people.filter((one) => one.roles.includes('editor')).length, 2);
  assert.equal(new Set(people.map((one) => one.name)).size, people.length);
  assert.equal(new Set(people.map((one) => one.key)).size, people.length);
  for (const one of people) assert.ok(countyUnits.some((unit) => unit.key === one.unitKey), one.key);
});

test('the neighbour is small and shares nobody', () => {
  assert.equal(neighbour.units.length, 3);
  assert.equal(neighbour.people.length, 6);
  const names = new Set(countyStory.people.map((one) => one.name));
  for (const one of neighbour.people) assert.ok(!names.has(one.name));
});

test('the cast names people who hold the role offered', () => {
  for (const one of cast) {
    const people = one.jurisdictionCode === county.code ? countyStory.people : neighbour.people;
    const person = people.find((candidate) => candidate.key === one.personKey);
    assert.ok(person?.roles.includes(one.role), one.personKey);
  }
  for (const role of roles.filter((one) => one !== 'unit-head')) assert.ok(cast.some((one) => one.role === role), role);
});

test('villages belong to townships and none is named twice', () => {
  const villages = Object.values(villagesOf).flat();
  assert.equal(new Set(villages).size, villages.length);
  for (const key of Object.keys(villagesOf)) assert.equal(countyUnits.find((one) => one.key === key)?.group, 'township');
});

for (const today of days) {
  test(`documents on ${today} carry full metadata`, () => {
    const documents = demonstrationDocuments({ today });
    assert.ok(documents.length >= 40);
    assert.equal(JSON.stringify(documents), JSON.stringify(demonstrationDocuments({ today })));
    const unique = (list: readonly (string | null)[]): void => {
      const stated = list.filter((one) => one !== null);
      assert.equal(new Set(stated).size, stated.length);
    };
    unique(documents.map((one) => one.indexNumber));
    unique(documents.map((one) => one.documentNumber));
    unique(documents.map((one) => plainText(one.body)));
    for (const one of documents) {
      assert.ok(countyUnits.some((unit) => unit.key === one.organKey), one.key);
      assert.ok(one.formedOn <= one.publishedOn && one.publishedOn < today, `${one.key}: ${one.publishedOn}`);
      assert.ok(isWorkday(one.publishedOn) && isWorkday(one.formedOn), one.key);
      assert.ok(one.summary.length >= 15 && one.summary.length <= 100 && one.summary !== one.title, one.key);
      assert.ok(plainText(one.body).length >= 80, one.key);
      assert.ok(one.keywords.length > 0 && one.subject && one.genre && one.audience, one.key);
      if (one.documentNumber !== null) assert.match(one.documentNumber, /^青\p{Script=Han}{1,4}〔\d{4}〕[1-9]\d*号$/u);
      if (one.explains !== null) {
        const explained = documents.find((other) => other.key === one.explains);
        assert.ok(explained !== undefined && explained.publishedOn <= one.publishedOn, one.key);
      }
    }
  });
}

test('pictures are PNG files, always the same', () => {
  for (const key of pictureKeys) {
    const drawn = drawPicture(key);
    assert.deepEqual([...drawn.subarray(0, 4)], [137, 80, 78, 71]);
    assert.ok(drawn.length > 1500 && drawn.length < 60_000, `${key}: ${drawn.length}`);
    assert.deepEqual(drawn, drawPicture(key));
  }
});
