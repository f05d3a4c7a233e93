import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyView } from '#shared/contracts/journeys.contract.js';
import type { CentrePartnerships, SchoolView } from '#shared/contracts/partners.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { JourneysService } from '../../../server/modules/partners/index.js';
import { aScheme, aTransportCity, placeAt, type TransportCity } from '../../factories/transport.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ifMatch } from '../centres/requests.js';

const NOW = '2026-11-24T10:00:00.000Z';
const NOTHING = { minutes: null, metres: null, note: null };
/** 6 miles by road: 7.5 minutes for 3 km, and 12.5 for the other 6.7 km. */
const BY_MAP = { minutes: 20, miles: 6, origin: 'estimate' };

describe('the journey between a centre and a partner', () => {
  let it_: TestApp;
  let city: TransportCity;
  let manager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(NOW);
    city = await aTransportCity(it_);
    manager = city.manager;
  });
  afterAll(() => it_.close());

  const url = (partnerId: string, centreId = city.centreId) => `/api/v1/centres/${centreId}/journeys/${partnerId}`;
  const view = async (partnerId: string, caller: Caller = manager): Promise<JourneyView> => {
    const answer = await caller.get(url(partnerId));
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const enter = (partnerId: string, version: number, body: object, caller: Caller = manager) =>
    caller.put(url(partnerId), { ...NOTHING, ...body }, ifMatch(version));
  /** Enters on the version of now. */
  const entered = async (partnerId: string, body: object): Promise<JourneyView> => {
    const answer = await enter(partnerId, (await view(partnerId)).version, body);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  describe('that nobody has entered', () => {
    it('is estimated from the map, and says so', async () => {
      const answer = await manager.get(url(city.schoolId));
      expect([answer.statusCode, answer.headers['etag'], answer.json()]).toEqual([
        200,
        '"1"',
        {
          centre: { id: city.centreId, name: 'Quayside CLC', zone: 'Europe/London' },
          partner: { id: city.schoolId, name: 'Hillside School', kind: 'school' },
          journey: BY_MAP,
          measured: BY_MAP,
          override: null,
          travel: null,
          mayChange: true,
          version: 1,
        },
      ]);
    });

    it('is none for the host, known for a group, and unknown where a position is missing', async () => {
      expect((await view(city.hostId)).journey).toEqual({ minutes: 0, miles: 0, origin: 'estimate' });
      expect((await view(city.groupId)).journey).toEqual({ minutes: 40, miles: 15, origin: 'estimate' });
      expect((await view(city.lostSchoolId)).journey).toBeNull();
    });

    it('is unknown from the other end of the world: one of the positions is wrong', async () => {
      const antipodes = await city.city.aSchool(city.authorityId, { latitude: -33.9, longitude: 151.2 });
      await city.city.aPartnership(city.centreId, antipodes);
      expect((await view(antipodes)).journey).toBeNull();
    });

    it('says when to leave for a session, with the clocks of the centre', async () => {
      const session = { day: '2026-07-01', startTime: '10:00', endTime: '12:00', people: '30' };
      const { travel } = (await manager.get(url(city.schoolId), session)).json<JourneyView>();
      // 20 minutes of travel and 10 of loading for 30 people, in British Summer Time.
      expect(travel).toEqual({
        leaveAt: '2026-07-01T08:30:00.000Z',
        backAt: '2026-07-01T11:30:00.000Z',
        minutes: 20,
        origin: 'estimate',
      });
      expect((await manager.get(url(city.groupId), session)).json()).toMatchObject({ travel: null });
      const inTheGap = { ...session, day: '2027-03-28', startTime: '01:30' };
      expect((await manager.get(url(city.schoolId), inTheGap)).json()).toMatchObject({ travel: null });
    });

    it.each([
      [{ day: '2026-07-01' }, ''],
      [{ day: '2026-07-01', startTime: '12:00', endTime: '10:00', people: '3' }, 'endTime'],
      [{ day: '2026-07-01', startTime: '10:00', endTime: '12:00', people: '0' }, 'people'],
      [{ day: '2026-07-01', startTime: '10:00', endTime: '12:00', people: '1e9' }, 'people'],
      [{ day: '2026-02-30', startTime: '10:00', endTime: '12:00', people: '3' }, 'day'],
    ])('says nothing about a session of %j', async (session, path) => {
      const answer = await manager.get(url(city.schoolId), session);
      expect([answer.statusCode, answer.json()]).toMatchObject([400, { issues: [{ path }] }]);
    });
  });

  describe('that somebody entered', () => {
    it('takes the place of the estimate until it is taken back', async () => {
      const { version } = await view(city.schoolId);
      const answer = await enter(city.schoolId, version, { minutes: 35, note: ' The bridge is closed ' });
      expect([answer.statusCode, answer.headers['etag'], answer.json()]).toMatchObject([
        200,
        `"${version + 1}"`,
        {
          journey: { minutes: 35, miles: 6, origin: 'override' },
          measured: BY_MAP,
          override: { minutes: 35, metres: null, note: 'The bridge is closed', changedAt: NOW },
        },
      ]);
      const back = await entered(city.schoolId, {});
      expect(back).toMatchObject({ journey: BY_MAP, override: null, version: version + 2 });
    });

    it('may be the distance alone, from which the minutes follow', async () => {
      const { journey } = await entered(city.lostSchoolId, { metres: 15_000 });
      expect(journey).toEqual({ minutes: 30, miles: 9.3, origin: 'override' });
      await entered(city.lostSchoolId, {});
    });

    it('may be the minutes alone, where nobody knows how far it is', async () => {
      const { journey } = await entered(city.lostSchoolId, { minutes: 50 });
      expect(journey).toEqual({ minutes: 50, miles: null, origin: 'override' });
      await entered(city.lostSchoolId, {});
    });

    it('is shown with the partnerships and on the page of the school', async () => {
      await entered(city.otherSchoolId, { minutes: 12, metres: 4_000 });
      const journey = { minutes: 12, miles: 2.5, origin: 'override' };
      const { items } = (await manager.get(`/api/v1/centres/${city.centreId}/partnerships`)).json<CentrePartnerships>();
      const byName = Object.fromEntries(items.map((item) => [item.partner.name, item.journey]));
      expect(byName).toMatchObject({
        'Quayside Academy': { minutes: 0 },
        'Hillside School': BY_MAP,
        'Valley School': journey,
        'Nowhere School': null,
      });
      const coordinator = await it_.people.coordinator(city.otherSchoolId);
      const school = (await coordinator.get(`/api/v1/schools/${city.otherSchoolId}`)).json<SchoolView>();
      expect(school.partnerships.map((one) => one.journey)).toEqual([journey]);
      const group = (await manager.get(`/api/v1/community-groups/${city.groupId}`)).json<SchoolView>();
      expect(group.partnerships.map((one) => one.journey?.minutes)).toEqual([40]);
    });

    it('belongs to its pair and to no other', async () => {
      const secondCentre = await city.city.aCentre(city.authorityId, { name: 'Harbour CLC', ...placeAt(12) });
      await city.city.aPartnership(secondCentre, city.otherSchoolId);
      const officer = await it_.people.officer(city.authorityId);
      const there = (await officer.get(url(city.otherSchoolId, secondCentre))).json<JourneyView>();
      expect(there).toMatchObject({ journey: { miles: 9, origin: 'estimate' }, override: null, version: 1 });
    });

    it('counts for awards where it is a distance, and leaves them alone where it is minutes', async () => {
      await manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
      const quote = async () => {
        const asked = { partnerId: city.schoolId, day: '2026-12-01', quotePence: 10_000 };
        return (await manager.post(`/api/v1/centres/${city.centreId}/transport-quotes`, asked)).json();
      };
      expect(await quote()).toMatchObject({ miles: 6, percent: 70 });
      await entered(city.schoolId, { minutes: 90 });
      expect(await quote()).toMatchObject({ miles: 6, percent: 70 });
      // 21 km are 13 miles, which lie in the band of 90 %.
      await entered(city.schoolId, { metres: 21_000 });
      expect(await quote()).toMatchObject({ miles: 13, percent: 90 });
      await entered(city.schoolId, {});
      expect(await quote()).toMatchObject({ miles: 6, percent: 70 });
    });
  });

  describe('of which two people know better at once', () => {
    it('is changed by the first; the second is told', async () => {
      const { version } = await view(city.schoolId);
      expect((await enter(city.schoolId, version, { minutes: 25 })).statusCode).toBe(200);
      const second = await enter(city.schoolId, version, { minutes: 45 });
      expect([second.statusCode, second.json()]).toMatchObject([412, { refusal: 'resource/stale' }]);
      expect((await view(city.schoolId)).journey).toMatchObject({ minutes: 25 });
      await entered(city.schoolId, {});
    });

    it('is entered for the first time by one of them only', async () => {
      const fresh = await city.city.aSchool(city.authorityId, placeAt(8));
      await city.city.aPartnership(city.centreId, fresh);
      const answers = await Promise.all([10, 20, 30].map((minutes) => enter(fresh, 1, { minutes })));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
    });

    it('is not lost to somebody who saw it before it was taken back and entered anew', async () => {
      const { version } = await entered(city.schoolId, { minutes: 25 });
      await entered(city.schoolId, {});
      await entered(city.schoolId, { minutes: 30 });
      expect((await enter(city.schoolId, version, { minutes: 45 })).statusCode).toBe(412);
      await entered(city.schoolId, {});
    });

    it('is not changed without a version', async () => {
      const answer = await manager.put(url(city.schoolId), { ...NOTHING, minutes: 5 });
      expect([answer.statusCode, answer.json()]).toMatchObject([428, { refusal: 'resource/version-needed' }]);
    });
  });

  describe('is not taken from', () => {
    it.each([
      [{ minutes: -1 }, 'minutes'],
      [{ minutes: 481 }, 'minutes'],
      [{ minutes: 12.5 }, 'minutes'],
      [{ metres: -1 }, 'metres'],
      [{ metres: 300_001 }, 'metres'],
      [{ note: 'Only a note' }, 'minutes'],
      [{ minutes: 5, note: 'x'.repeat(201) }, 'note'],
      [{ minutes: 5, note: 'a\0b' }, 'note'],
      [{ minutes: 5, origin: 'provider' }, ''],
    ])('%j', async (body, path) => {
      const answer = await enter(city.schoolId, 1, body);
      expect([answer.statusCode, answer.json()]).toMatchObject([400, { issues: [{ path }] }]);
    });
  });

  describe('is seen and changed by its own people', () => {
    it('its teachers, the staff of the centre and the officer see it; the manager and the officer may change it', async () => {
      const { people } = it_;
      const seeing: [Caller, boolean][] = [
        [city.teacher, false],
        [await people.coordinator(city.schoolId), false],
        [await people.tutor(city.centreId), false],
        [await people.technician(city.centreId), false],
        [await people.officer(city.authorityId), true],
      ];
      for (const [caller, mayChange] of seeing) {
        expect(await view(city.schoolId, caller)).toMatchObject({ journey: BY_MAP, mayChange });
      }
      expect((await view(city.groupId, await people.groupLeader(city.groupId))).journey?.minutes).toBe(40);
      expect((await enter(city.schoolId, 1, { minutes: 5 }, city.teacher)).statusCode).toBe(403);
      const officer = await people.officer(city.authorityId);
      const { version } = await view(city.schoolId);
      expect((await enter(city.schoolId, version, { minutes: 5 }, officer)).statusCode).toBe(200);
      await entered(city.schoolId, {});
    });

    it('and to everybody else there is no such partnership', async () => {
      const missing = await manager.get(url(newId()));
      expect([missing.statusCode, missing.json()]).toMatchObject([404, { refusal: 'partnership/not-found' }]);
      const otherAuthority = await city.city.anAuthority({ name: 'Estmere' });
      const otherCentre = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
      const strangers = [
        await it_.people.teacher(city.otherSchoolId),
        await it_.people.manager(otherCentre),
        await it_.people.officer(otherAuthority),
      ];
      for (const stranger of strangers) {
        expect((await stranger.get(url(city.schoolId))).body).toBe(missing.body);
      }
      expect((await enter(city.schoolId, 1, { minutes: 5 }, strangers[1])).body).toBe(missing.body);
      // Their own centre, and a school that was never its partner.
      expect((await strangers[1]?.get(url(city.schoolId, otherCentre)))?.body).toBe(missing.body);
    });
  });

  describe('for the rest of the server', () => {
    const between = (pair: { centreId: string; partnerId: string }) =>
      it_.store.read((db) => it_.app.get(JourneysService).between(db, pair));

    it('is one call', async () => {
      const { centreId, schoolId: partnerId } = city;
      expect(await between({ centreId, partnerId })).toMatchObject({ minutes: 20, origin: 'estimate' });
      expect((await between({ centreId, partnerId }))?.metres).toBeCloseTo(9_656, 0);
      expect(await between({ centreId, partnerId: newId() })).toBeNull();
      expect(await between({ centreId: newId(), partnerId })).toBeNull();
    });

    it('is one query for many, which answers for the pairs that were asked about', async () => {
      const { centreId } = city;
      const ids = [city.schoolId, city.hostId, city.lostSchoolId, newId()];
      const minutes = await it_.store.read(async (db) => {
        const pairs = ids.map((partnerId) => ({ centreId, partnerId }));
        const journeyOf = await it_.app.get(JourneysService).betweenAll(db, pairs);
        return [...pairs, { centreId, partnerId: city.groupId }].map((pair) => journeyOf(pair)?.minutes ?? null);
      });
      expect(minutes).toEqual([20, 0, null, null, null]);
    });
  });
});
