import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SeriesDetailView } from '#shared/contracts/series.contract.js';
import { visitDetailView, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries, standing } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('one visit of many', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;
  let manager: Caller;
  let visit: VisitDetailView;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen(), PUBLIC_URL: 'http://commons.example' });
  });
  beforeEach(async () => {
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    manager = await it_.people.manager(city.centreId);
    const equipment = [{ poolId: city.recordersId, quantity: 5 }];
    visit = (await teacher.post('/api/v1/visits', aRequest(city, { equipment, note: 'One wheelchair' }))).json();
    const approved = await manager.post(`/api/v1/visits/${visit.id}/approval`, { version: 1 });
    visit = visitDetailView.parse(approved.json());
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    sink.mails.length = 0;
  });
  afterEach(() => {
    sink.mails.length = 0;
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  const repeat = { every: 'week', until: { day: '2026-12-15' } };
  const repeated = async (): Promise<SeriesDetailView> => {
    const answer = await teacher.post(`/api/v1/visits/${visit.id}/repetition`, { version: visit.version, repeat });
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };
  const subjects = async () => {
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    return sink.mails.map((mail) => mail.headers['subject']);
  };

  it('becomes the first of a series: it stays approved, and the others are asked for with all that it has', async () => {
    const shown = await teacher.post(`/api/v1/visits/${visit.id}/repetition/previews`, { version: 2, repeat });
    expect(shown.json().dates.map(({ day }: { day: string }) => day)).toEqual(['2026-12-08', '2026-12-15']);
    const series = await repeated();
    expect(standing(series)).toEqual({
      '2026-12-01': 'approved',
      '2026-12-08': 'requested',
      '2026-12-15': 'requested',
    });
    const second = (await teacher.get(`/api/v1/visits/${series.occurrences[1]!.visitId}`)).json();
    expect(second).toMatchObject({
      equipment: [{ name: 'Recorders', quantity: 5 }],
      note: 'One wheelchair',
      expectedPupils: 28,
      seriesId: series.id,
    });
    const first = (await teacher.get(`/api/v1/visits/${visit.id}`)).json();
    expect(first.history.map(({ move }: { move: string }) => move)).toEqual(['request', 'approve', 'repeat']);
  });

  it('repeats once, for its own school, and while it stands', async () => {
    const at = `/api/v1/visits/${visit.id}/repetition`;
    const told = async (caller: Caller, version: number) => (await caller.post(at, { version, repeat })).json().refusal;
    expect(await told(otherTeacher, 2)).toBe('visit/not-found');
    expect(await told(teacher, 1)).toBe('visit/already-decided');
    await repeated();
    expect(await told(teacher, 3)).toBe('series/already-repeats');
  });

  it('sends one mail for the series, with every date, not one for each', async () => {
    const series = (await teacher.post('/api/v1/series', aSeries(city, { visit: { day: '2027-01-12' } }))).json();
    expect(await subjects()).toEqual(['Request: Podcasting, Hillside School, 3 visits from Tuesday 12 January 2027']);
    expect(sink.mails[0]!.text).toContain(
      '  Tuesday 12 January 2027, 10:00 to 12:00\n  Tuesday 19 January 2027, 10:00 to 12:00',
    );
    expect(sink.mails[0]!.text).toContain(`http://commons.example/series/${series.id}`);
    sink.mails.length = 0;
    const occurrences = series.occurrences.map(({ visitId, version }: { visitId: string; version: number }) => ({
      visitId,
      version,
    }));
    await manager.post(`/api/v1/series/${series.id}/approval`, { occurrences });
    expect(await subjects()).toEqual(['Approved: Podcasting, Hillside School, 3 visits from Tuesday 12 January 2027']);
  });

  it('is moved alone, gives its old time back, and is to be approved again when its school moves it', async () => {
    const change = { version: 2, day: '2026-12-02', startTime: '09:00', endTime: '10:00' };
    const moved = await teacher.post(`/api/v1/visits/${visit.id}/change`, change);
    expect(moved.json()).toMatchObject({
      state: 'requested',
      version: 3,
      day: '2026-12-02',
      room: { name: 'Radio studio' },
      equipment: [{ name: 'Recorders', quantity: 5 }],
    });
    const left = { startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T12:00:00.000Z' };
    expect(moved.json().history.at(-1)).toMatchObject({ move: 'change', left });
    expect(await subjects()).toEqual([
      'Changed: Hillside School at Quayside CLC, Wednesday 2 December 2026, 09:00 to 10:00',
    ]);
    const theirs = aRequest(city, { partnerId: city.otherSchoolId });
    expect((await otherTeacher.post('/api/v1/visits', theirs)).statusCode).toBe(201);
    const back = await teacher.post(`/api/v1/visits/${visit.id}/change`, {
      version: 3,
      day: '2026-12-01',
      startTime: '10:00',
      endTime: '12:00',
    });
    expect([back.statusCode, back.json().refusal]).toEqual([409, 'visit/slot-taken']);
    expect((await teacher.get(`/api/v1/visits/${visit.id}`)).json()).toMatchObject({ version: 3, day: '2026-12-02' });
    const smaller = await teacher.post(`/api/v1/visits/${visit.id}/change`, { version: 3, pupils: 20 });
    expect(smaller.json().history.at(-1)).toMatchObject({ move: 'change', left: null });
  });

  it('is not moved by another school, nor once it has begun', async () => {
    const other = await otherTeacher.post(`/api/v1/visits/${visit.id}/change`, { version: 2, pupils: 3 });
    expect(other.json().refusal).toBe('visit/not-found');
    it_.clock.set('2026-12-01T10:00:00Z');
    const late = await (
      await it_.people.manager(city.centreId)
    ).post(`/api/v1/visits/${visit.id}/change`, { version: 2, pupils: 3 });
    expect([late.statusCode, late.json().refusal]).toEqual([422, 'visit/in-the-past']);
  });

  describe('in the database', () => {
    const outcome = (work: Promise<unknown>, guard: string) =>
      work.then(
        () => 'ok',
        (error: unknown) => (isGuardViolation(error, guard) ? guard : String(error)),
      );

    it('stands once for a day of its series', async () => {
      const { occurrences } = await repeated();
      const [one, other] = occurrences;
      const twice = it_.store.write(
        (tx) => sql(tx.manager)`UPDATE visits SET series_day = ${one!.seriesDay} WHERE id = ${other!.visitId}`,
      );
      await expect(twice).rejects.toThrow(/unique/i);
    });

    it('belongs to a series of its own school and centre', async () => {
      const series = await repeated();
      const theirs = (
        await otherTeacher.post('/api/v1/visits', aRequest(city, { day: '2027-01-05', partnerId: city.otherSchoolId }))
      ).json();
      const join = (visitId: string, day: string) =>
        it_.store.write(
          (tx) =>
            sql(tx.manager)`UPDATE visits SET series_id = ${series.id}, series_day = ${day} WHERE id = ${visitId}`,
        );
      expect(await outcome(join(theirs.id, '2027-01-05'), 'visits_series_guard')).toBe('visits_series_guard');
      const mine = (await teacher.post('/api/v1/visits', aRequest(city, { day: '2027-01-06' }))).json();
      expect(await outcome(join(mine.id, '2027-01-06'), 'visits_series_guard')).toBe('ok');
    });

    it('is not moved once it is over or off, whoever writes', async () => {
      const move = () =>
        it_.store.write((tx) => sql(tx.manager)`UPDATE visits SET school_day = '2026-12-03' WHERE id = ${visit.id}`);
      expect(await outcome(move(), 'visits_over_guard')).toBe('ok');
      await teacher.post(`/api/v1/visits/${visit.id}/cancellation`, { version: 2, reasonCode: 'plans_changed' });
      expect(
        await outcome(
          it_.store.write((tx) => sql(tx.manager)`UPDATE visits SET school_day = '2026-12-04' WHERE id = ${visit.id}`),
          'visits_over_guard',
        ),
      ).toBe('visits_over_guard');
    });
  });
});
