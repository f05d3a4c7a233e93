import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { JourneyOverrideRow } from '../../../server/modules/partners/entities/journey-override.entity.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('the table of what was entered about journeys', () => {
  let it_: TestApp;
  let city: SmallCity;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aSmallCity(it_.store);
  });
  afterAll(() => it_.close());

  const insert = (over: Partial<JourneyOverrideRow>) => {
    const pair = { centreId: city.centreId, partnerId: city.schoolId };
    const row = { ...pair, minutes: null, metres: null, note: null, version: 2, changedBy: null, ...over };
    return it_.store.write((tx) => tx.manager.insert(JourneyOverrideRow, { ...row, changedAt: new Date() }));
  };

  it.each([
    [{ minutes: -1 }, 'journey_overrides_minutes_ck'],
    [{ minutes: 481 }, 'journey_overrides_minutes_ck'],
    [{ metres: -1 }, 'journey_overrides_metres_ck'],
    [{ metres: 300_001 }, 'journey_overrides_metres_ck'],
    [{ note: 'Only a note' }, 'journey_overrides_note_ck'],
    [{ minutes: 5, version: 1 }, 'journey_overrides_version_ck'],
  ])('refuses %j', async (over, guard) => {
    const error: unknown = await insert(over).catch((thrown: unknown) => thrown);
    expect(isGuardViolation(error, guard)).toBe(true);
  });

  it('takes the same row without the fault, once for each pair', async () => {
    await insert({ minutes: 480, metres: 300_000, note: 'As far as it goes' });
    await expect(insert({ minutes: 5 })).rejects.toThrow();
    await insert({ partnerId: city.otherSchoolId });
    const rows = await it_.store.read((manager) => manager.count(JourneyOverrideRow));
    expect(rows).toBe(2);
  });
});
