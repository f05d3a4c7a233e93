import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FairShareSettingsView } from '#shared/contracts/fairness.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { FairShareSettings } from '../../../server/modules/fairness/entities/fair-share-settings.entity.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const DEFAULTS = { hostCapPercent: 25, needWeight: 1, reservePercent: 10 };
const OWN = { hostCapPercent: 40, needWeight: 1.5, reservePercent: 0 };

describe('how an authority shares hours out', () => {
  let it_: TestApp;
  let city: SmallCity;
  let officer: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    officer = await it_.people.officer(city.authorityId);
  });
  afterAll(() => it_.close());

  const path = (authorityId = city.authorityId) => `/api/v1/authorities/${authorityId}/fair-share-settings`;
  const edit = (body: object, version: number, caller = officer, authorityId = city.authorityId) =>
    caller.put(path(authorityId), body, { 'if-match': `"${version}"` });

  it('begins with the defaults', async () => {
    const answer = await officer.get(path());
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.json()).toEqual({
      authority: { id: city.authorityId, name: 'Harbourshire' },
      version: 1,
      ...DEFAULTS,
      changes: [],
    });
  });

  it('is changed by an officer, and keeps who changed what when', async () => {
    expect((await edit(OWN, 1)).json()).toMatchObject({ version: 2, ...OWN });
    it_.clock.set('2026-11-24T10:00:00Z');
    const answer = await edit({ ...OWN, hostCapPercent: 30 }, 2);
    const { changes, ...now } = answer.json<FairShareSettingsView>();
    expect(answer.headers['etag']).toBe('"3"');
    expect(now).toMatchObject({ version: 3, ...OWN, hostCapPercent: 30 });
    expect(changes).toEqual([
      { version: 3, ...OWN, hostCapPercent: 30, at: '2026-11-24T10:00:00.000Z', by: expect.stringMatching(/^Person/) },
      { version: 2, ...OWN, at: '2026-11-24T09:00:00.000Z', by: expect.stringMatching(/^Person/) },
    ]);
  });

  it('counts in every figure from then on', async () => {
    const hours = await officer.get(`/api/v1/centres/${city.centreId}/fair-hours`);
    expect(hours.json()).toMatchObject({ rules: { ...OWN, hostCapPercent: 30 } });
    expect(hours.json().shared).toBe(hours.json().bookable);
  });

  it('is not changed over somebody else’s change, nor twice at once', async () => {
    expect((await edit(OWN, 2)).json()).toMatchObject({ refusal: 'resource/stale' });
    expect((await officer.put(path(), OWN)).json()).toMatchObject({ refusal: 'resource/version-needed' });
    const answers = await Promise.all([edit(OWN, 3), edit(DEFAULTS, 3)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });

  it('says how to mend what makes no sense', async () => {
    const answer = await edit({ hostCapPercent: 101, needWeight: -1, reservePercent: 12.5 }, 4);
    expect(answer.statusCode).toBe(400);
    for (const text of ['between 0 and 100', 'between 0 and 10', 'as a whole number'])
      expect(answer.body).toContain(text);
    expect((await edit({ ...OWN, needWeight: 1.25 }, 4)).body).toContain('at most one decimal');
    expect((await edit({ ...OWN, colour: 'blue' }, 4)).statusCode).toBe(400);
  });

  it('is not there for officers of another authority, and not a manager’s to set', async () => {
    const stranger = await it_.people.officer(await city.city.anAuthority({ name: 'Moorshire' }));
    const missing = await stranger.get(path(newId()));
    const answers = [await stranger.get(path()), await edit(OWN, 1, stranger)];
    for (const answer of answers) expect([answer.statusCode, answer.body]).toEqual([404, missing.body]);
    expect((await edit(OWN, 1, await it_.people.manager(city.centreId))).statusCode).toBe(403);
  });

  it.each([
    ['a host cap above 100 %', 'fair_share_settings_host_cap_ck', { hostCapPercent: 101 }],
    ['a weight below 0', 'fair_share_settings_need_weight_ck', { needWeightTenths: -1 }],
    ['a reserve above 90 %', 'fair_share_settings_reserve_ck', { reservePercent: 91 }],
    ['a version that the defaults have', 'fair_share_settings_version_ck', { version: 1 }],
    ['the same version twice', 'fair_share_settings', { version: 2 }],
  ])('the database itself refuses %s', async (_, guard, over) => {
    const row = {
      ...{ id: newId(), authorityId: city.authorityId, version: 9, hostCapPercent: 25, needWeightTenths: 10 },
      ...{ reservePercent: 10, changedBy: String(officer.personId), changedAt: new Date() },
    };
    const insert = (values: object) =>
      it_.store.write((tx) => tx.manager.insert(FairShareSettings, { ...row, ...values }));
    const error = await insert(over).catch((reason: unknown) => reason);
    expect(isGuardViolation(error, guard)).toBe(true);
  });
});
