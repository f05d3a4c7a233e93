import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitDetailView } from '#shared/contracts/visits.contract.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('asking for a visit', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;
  let manager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterAll(() => it_.close());

  const ask = (caller: Caller, over: object = {}) => caller.post('/api/v1/visits', { ...aRequest(city), ...over });

  it('holds the room and the equipment at once, and says what happens next', async () => {
    const answer = await ask(teacher, { equipment: [{ poolId: city.recordersId, quantity: 15 }] });
    expect(answer.statusCode).toBe(201);
    const visit = visitDetailView.parse(answer.json());
    expect(visit).toMatchObject({
      state: 'requested',
      version: 1,
      partner: { name: 'Hillside School', role: 'partner' },
      room: { name: 'Radio studio' },
      equipment: [{ name: 'Recorders', quantity: 15 }],
      startsAt: '2026-12-01T10:00:00.000Z',
      holdExpiresAt: '2026-12-01T10:00:00.000Z',
      availableActions: ['withdraw'],
    });
    expect(visit.reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const day = await otherTeacher.get(`/api/v1/centres/${city.centreId}/days/2026-12-01`);
    const [lab, studio] = day.json().rooms;
    expect(lab).toMatchObject({ name: 'Lab', stays: [] });
    expect(studio.stays).toEqual([
      {
        from: '2026-12-01T09:45:00.000Z',
        until: '2026-12-01T12:15:00.000Z',
        startsAt: '2026-12-01T10:00:00.000Z',
        endsAt: '2026-12-01T12:00:00.000Z',
        room: null,
        visit: null,
      },
    ]);
    expect(day.json().pools[0].levels).toEqual([
      { from: '2026-12-01T00:00:00.000Z', left: 30 },
      { from: '2026-12-01T10:00:00.000Z', left: 15 },
      { from: '2026-12-01T12:00:00.000Z', left: 30 },
    ]);
  });

  it.each([
    ['the same time', '10:00', '12:00', 'visit/slot-taken'],
    ['a time inside it', '10:30', '11:00', 'visit/slot-taken'],
    ['a time around it', '09:00', '13:00', 'visit/slot-taken'],
    ['a time during its clear-down', '12:00', '13:00', 'visit/slot-taken'],
    ['a time whose set-up reaches into its clear-down', '12:20', '13:00', 'visit/no-setup-time'],
  ])('refuses the other school %s', async (_name, startTime, endTime, refusal) => {
    const answer = await ask(otherTeacher, { partnerId: city.otherSchoolId, startTime, endTime });
    expect([answer.statusCode, answer.json().refusal]).toEqual([409, refusal]);
  });

  it('gives the room again when set-up follows clear-down exactly', async () => {
    const times = { startTime: '12:30', endTime: '13:00' };
    expect((await ask(otherTeacher, { partnerId: city.otherSchoolId, ...times })).statusCode).toBe(201);
  });

  it('says how much equipment is left when there is not enough', async () => {
    const equipment = [{ poolId: city.recordersId, quantity: 16 }];
    const answer = await ask(teacher, { roomId: city.labId, pupils: 20, equipment });
    expect(answer.json()).toMatchObject({ refusal: 'visit/equipment-short', details: { wanted: 16, left: 15 } });
  });

  it.each([
    ['too many pupils for the room', { roomId: 'lab', day: '2026-12-02' }, 'visit/room-too-small'],
    ['a Sunday', { day: '2026-12-06' }, 'visit/centre-closed'],
    ['the evening', { startTime: '17:00', endTime: '18:30', day: '2026-12-02' }, 'visit/outside-opening-hours'],
    ['yesterday', { day: '2026-11-23' }, 'visit/in-the-past'],
    ['the year after next', { day: '2028-03-01' }, 'visit/too-far-ahead'],
    [
      '01:30 on 28 March 2027',
      { day: '2027-03-28', startTime: '01:30', endTime: '03:00' },
      'visit/time-does-not-exist',
    ],
    [
      '01:30 on 31 October 2027',
      { day: '2027-10-31', startTime: '01:30', endTime: '03:00' },
      'visit/time-is-ambiguous',
    ],
    ['a room of nowhere', { roomId: '019aa000-0000-7000-8000-000000000000' }, 'visit/room-unknown'],
  ])('refuses %s', async (_name, over, refusal) => {
    const input = 'roomId' in over && over.roomId === 'lab' ? { ...over, roomId: city.labId } : over;
    const answer = await ask(teacher, input);
    expect(answer.json().refusal).toBe(refusal);
  });

  it('takes a request for the 400th day ahead and refuses one for the 401st, with the number in words', async () => {
    const dayAhead = { startTime: '09:00', endTime: '10:00' };
    expect((await ask(teacher, { ...dayAhead, day: '2027-12-29' })).statusCode).toBe(201);
    const late = await ask(teacher, { ...dayAhead, day: '2027-12-30' });
    expect([late.statusCode, late.json()]).toEqual([
      422,
      {
        refusal: 'visit/too-far-ahead',
        message: 'Visits can be asked for up to 400 days ahead. Choose an earlier day.',
      },
    ]);
  });

  it('refuses a room that is closed at that time, and takes it again the day after', async () => {
    await city.city.aClosure(city.labId, '2026-12-07T00:00:00Z', '2026-12-08T00:00:00Z');
    const inTheLab = { roomId: city.labId, pupils: 20 };
    const closed = await ask(teacher, { ...inTheLab, day: '2026-12-07' });
    expect([closed.statusCode, closed.json().refusal]).toEqual([409, 'visit/room-closed']);
    expect((await ask(teacher, { ...inTheLab, day: '2026-12-08' })).statusCode).toBe(201);
  });

  it('refuses equipment of nowhere and equipment of another centre alike', async () => {
    const elsewhere = await city.city.aPool(await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' }), 5);
    const answers = await Promise.all(
      [elsewhere, '019aa000-0000-7000-8000-000000000000'].map((poolId) =>
        ask(teacher, { day: '2026-12-09', equipment: [{ poolId, quantity: 1 }] }),
      ),
    );
    expect(answers.map((answer) => [answer.statusCode, answer.json().refusal])).toEqual([
      [422, 'visit/equipment-unknown'],
      [422, 'visit/equipment-unknown'],
    ]);
  });

  it.each([
    [{ endTime: '10:00' }, 'endTime'],
    [{ pupils: 0 }, 'pupils'],
    [{ pupils: 2 ** 53 }, 'pupils'],
    [{ pupils: '28' }, 'pupils'],
    [{ yearGroups: [] }, 'yearGroups'],
    [{ day: '2026-02-30' }, 'day'],
    [{ startTime: '25:00' }, 'startTime'],
    [{ equipment: [{ poolId: 'x', quantity: 1 }] }, 'equipment.0.poolId'],
    [{ state: 'approved' }, ''],
  ])('lists the field that is wrong in %j', async (over, path) => {
    const answer = await ask(teacher, over);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toContain(path);
  });

  it('refuses somebody who asks for a school that is not theirs, as if it were not there', async () => {
    const theirs = await ask(otherTeacher, { day: '2026-12-03' });
    const unknown = await ask(otherTeacher, { day: '2026-12-03', partnerId: '019aa000-0000-7000-8000-000000000000' });
    expect([theirs.statusCode, theirs.body]).toEqual([404, unknown.body]);
  });

  it('refuses a school that is no partner of the centre on that day, and to a stranger the centre is not there', async () => {
    const schoolId = await city.city.aSchool(city.authorityId);
    const somebody = await it_.people.teacher(schoolId);
    const refusal = async () => (await ask(somebody, { partnerId: schoolId, day: '2026-12-03' })).json().refusal;
    expect(await refusal()).toBe('centre/not-found');
    await city.city.aPartnership(city.centreId, schoolId, { startsOn: '2026-12-04' });
    expect(await refusal()).toBe('visit/not-a-partner');
  });

  it('lets the centre ask on a school’s behalf', async () => {
    const answer = await ask(manager, { day: '2026-12-03' });
    expect(answer.json()).toMatchObject({
      onBehalf: true,
      availableActions: ['approve', 'offer', 'wait', 'decline'],
    });
  });

  it.each(['tutor', 'technician'] as const)('lets a %s ask on a school’s behalf, and decide nothing', async (role) => {
    const staff = await it_.people[role](city.centreId);
    const answer = await ask(staff, { day: role === 'tutor' ? '2026-12-10' : '2026-12-11' });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      { onBehalf: true, availableActions: [], history: [{ move: 'request', side: 'centre' }] },
    ]);
    const decision = await staff.post(`/api/v1/visits/${answer.json().id}/approval`, { version: 1 });
    expect([decision.statusCode, decision.json().refusal]).toEqual([403, 'access/forbidden']);
  });

  it('is not for staff of another centre, to whom the school is not there', async () => {
    const elsewhere = await it_.people.tutor(await city.city.aCentre(city.authorityId, { name: 'Ridge CLC' }));
    const answer = await ask(elsewhere, { day: '2026-12-14' });
    expect([answer.statusCode, answer.json().refusal]).toEqual([404, 'partner/not-found']);
  });

  it('gives the time back when nobody answers for ten working days', async () => {
    const asked = (await ask(teacher, { day: '2027-01-12' })).json();
    expect(asked.holdExpiresAt).toBe('2026-12-09T00:00:00.000Z');
    it_.clock.set('2026-12-09T00:00:00Z');
    const renewed = await it_.people.teacher(city.schoolId);
    const boss = await it_.people.manager(city.centreId);
    const late = await boss.post(`/api/v1/visits/${asked.id}/approval`, { version: 1 });
    expect(late.json().refusal).toBe('visit/hold-lapsed');
    await it_.app.get(Schedule).run(LAPSE_REQUESTS);
    const lapsed = (await renewed.get(`/api/v1/visits/${asked.id}`)).json();
    expect(lapsed).toMatchObject({ state: 'expired', version: 2, availableActions: [] });
    expect(lapsed.history.at(-1)).toMatchObject({ move: 'lapse', side: 'system', actor: null });
    expect((await ask(renewed, { day: '2027-01-12' })).statusCode).toBe(201);
    it_.clock.set('2026-11-24T09:00:00Z');
  });
});
