import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TransportSchemeView } from '#shared/contracts/subsidies.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { QueueFactory } from '../../factories/queue.factory.js';
import { aScheme, aTransportCity, type TransportCity } from '../../factories/transport.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';
import { nextOpenDay } from '../../support/open-days.js';

jest.setTimeout(PATIENCE_MS);

/** A Monday, so that the visits of the days after lie within the notice of nothing. */
const NOW = '2026-11-23T09:00:00.000Z';

/** An hour of its own for each visit. */
function slot(index: number) {
  let day = '2027-01-11';
  for (let left = Math.floor(index / 8); left > 0; left -= 1) day = nextOpenDay(day);
  const hour = (hours: number) => `${String(hours).padStart(2, '0')}:00`;
  return { day, startTime: hour(9 + (index % 8)), endTime: hour(10 + (index % 8)) };
}

const later = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();

describe('a decision that is taken back', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: TransportCity;
  let queue: QueueFactory;
  let rivals: QueueFactory;
  let colleague: Caller;
  let asked = 0;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen() });
    it_.clock.set(NOW);
    city = await aTransportCity(it_);
    colleague = await it_.people.manager(city.centreId);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    const places = { centreId: city.centreId, schoolId: city.schoolId, studioId: city.roomId };
    queue = new QueueFactory(it_, places, city.teacher);
    rivals = new QueueFactory(it_, places, city.manager);
  });
  beforeEach(async () => {
    it_.clock.set(later(60_000));
    await deliver();
    it_.clock.set(NOW);
    sink.mails.length = 0;
  });
  afterEach(async () => {
    expect(await it_.store.read((manager) => brokenVisits(manager))).toEqual([]);
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  const deliver = () => it_.app.get(Schedule).run(DELIVER_OUTBOX);
  const told = async () => {
    await deliver();
    return sink.mails.map(({ headers }) => headers['subject']?.split(':')[0]);
  };
  const ask = async (quotePence: number | null = null): Promise<VisitDetailView> => {
    const transport = quotePence === null ? {} : { transport: { quotePence } };
    const visit = await queue.ask({ ...slot(asked++), ...transport });
    await deliver();
    sink.mails.length = 0;
    return visit;
  };
  const move = async (visit: { id: string; version: number }, name: string, body: object = {}, who = city.manager) => {
    const answer = await who.post(`/api/v1/visits/${visit.id}/${name}`, { version: visit.version, ...body });
    return { status: answer.statusCode, ...answer.json<VisitDetailView & { refusal?: string }>() };
  };
  const undo = (visit: { id: string; version: number }, who = city.manager) => move(visit, 'undo', {}, who);
  const decline = (visit: VisitDetailView) => move(visit, 'decline', { reasonCode: 'no_tutor', note: 'Sorry' });
  const committed = async () => {
    const list = await city.manager.get(`/api/v1/centres/${city.centreId}/transport-schemes`);
    return list.json<{ items: [TransportSchemeView] }>().items[0].committedPence;
  };
  const ledgerOf = (visitId: string) =>
    it_.store.read(
      (manager) => sql(manager)<{ entry: string; round: number }>`
        SELECT l.entry, l.round FROM transport_ledger l JOIN transport_awards a ON a.id = l.award_id
         WHERE a.visit_id = ${visitId} ORDER BY l.id`,
    );

  it('tells nobody for ten seconds, and then the school', async () => {
    const approved = await move(await ask(), 'approval');
    it_.clock.set(later(9_999));
    expect(await told()).toEqual([]);
    it_.clock.set(later(10_000));
    expect(await told()).toEqual(['Approved']);
    expect(await undo(approved)).toMatchObject({ status: 409, refusal: 'visit/undo-too-late' });
  });

  it('is not told as an approval to a school that has changed or cancelled the visit meanwhile', async () => {
    const [changed, cancelled] = [await ask(), await ask()];
    for (const visit of [changed, cancelled]) expect((await move(visit, 'approval')).state).toBe('approved');
    const next = { version: 2, pupils: changed.expectedPupils - 1 };
    expect((await move(changed, 'change', next, city.teacher)).state).toBe('requested');
    const over = { version: 2, reasonCode: 'cover' };
    expect((await move(cancelled, 'cancellation', over, city.teacher)).state).toBe('cancelled');
    it_.clock.set(later(60_000));
    expect(await told()).toEqual(['Changed', 'Changed', 'Cancelled', 'Cancelled']);
  });

  it('is as it was before, and nobody is ever told of either; the history shows both', async () => {
    for (const decide of [(visit: VisitDetailView) => move(visit, 'approval'), decline]) {
      const visit = await ask();
      const decided = await decide(visit);
      expect([decided.status, await queue.held(visit.id)]).toEqual([200, decided.state === 'approved' ? 1 : 0]);
      it_.clock.set(later(9_999));
      const back = await undo(decided);
      expect(back).toMatchObject({
        ...{ status: 200, state: 'requested', version: 3, holdExpiresAt: visit.holdExpiresAt },
        ...{ reasonCode: null, reasonNote: null, availableActions: ['approve', 'offer', 'wait', 'decline'] },
      });
      expect(back.history.map((entry) => [entry.move, entry.fromState, entry.toState]).slice(1)).toEqual([
        [decided.history[1]?.move, 'requested', decided.state],
        ['undo', decided.state, 'requested'],
      ]);
      expect(await queue.held(visit.id)).toBe(1);
      it_.clock.set(later(60_000));
      expect(await told()).toEqual([]);
      expect((await move(back, 'approval')).state).toBe('approved');
      it_.clock.set(later(70_000));
      expect(await told()).toEqual(['Approved']);
      sink.mails.length = 0;
      it_.clock.set(NOW);
    }
  });

  it('takes the commitment of the award back by an entry of the ledger, and it can be promised again', async () => {
    const before = await committed();
    const approved = await move(await ask(10_000), 'approval');
    expect((await committed()) - before).toBe(7_000);
    const back = await undo(approved);
    expect(await committed()).toBe(before);
    const again = await move(back, 'approval');
    expect((await committed()) - before).toBe(7_000);
    expect(await ledgerOf(again.id)).toEqual([
      { entry: 'commit', round: 1 },
      { entry: 'release', round: 1 },
      { entry: 'commit', round: 2 },
    ]);
    const declined = await decline(await ask(10_000));
    const restored = await undo(declined);
    const award = await city.manager.get(`/api/v1/visits/${restored.id}/transport-award`);
    expect(award.json()).toMatchObject({ award: { state: 'quoted' } });
  });

  it('is refused to another, after somebody moved the visit on, and when there is nothing to take back', async () => {
    const visit = await ask();
    expect(await undo(visit)).toMatchObject({ status: 409, refusal: 'visit/nothing-to-undo' });
    const approved = await move(visit, 'approval');
    expect(await undo(approved, colleague)).toMatchObject({ status: 403, refusal: 'visit/undo-not-yours' });
    expect((await undo(approved, city.teacher)).status).toBe(403);
    const elsewhere = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Moor CLC' }));
    expect(await undo(approved, elsewhere)).toMatchObject({ status: 404, refusal: 'visit/not-found' });
    const cancelled = await move(approved, 'cancellation', { reasonCode: 'plans_changed' }, city.teacher);
    expect(await undo(approved)).toMatchObject({ status: 409, refusal: 'visit/already-decided' });
    expect(await undo(cancelled)).toMatchObject({ status: 409, refusal: 'visit/nothing-to-undo' });
  });

  it('is refused when the time was taken meanwhile, and then stays as it was decided', async () => {
    const visit = await ask();
    const declined = await decline(visit);
    const times = slot(asked - 1);
    const rival = await rivals.ask({ ...times, partnerId: city.otherSchoolId });
    expect(await undo(declined)).toMatchObject({ status: 409, refusal: 'visit/undo-taken' });
    expect((await city.manager.get(`/api/v1/visits/${visit.id}`)).json()).toMatchObject({ state: 'declined' });
    await move(rival, 'decline', { reasonCode: 'other' });
    expect(await undo(declined)).toMatchObject({ status: 200, state: 'requested' });
    it_.clock.set(later(10_000));
    // To whoever asked on the rival's behalf, what the same person answered is no news.
    expect(await told()).toEqual([]);
  });

  it('lets a visit that was recorded as missed take place after all, and be counted as such', async () => {
    const approved = await move(await ask(10_000), 'approval');
    it_.clock.set(approved.endsAt);
    const staff = await it_.people.manager(city.centreId);
    const missed = await move(approved, 'no-show', {}, staff);
    const back = await undo(missed, staff);
    expect(back).toMatchObject({ status: 200, state: 'approved', reasonCode: null });
    expect(await queue.held(approved.id)).toBe(1);
    const attended = await move(back, 'attendance', { pupils: 18, adults: 2 }, staff);
    expect(attended.state).toBe('attended');
    const [totals] = await it_.store.read(
      (manager) => sql(manager)<object>`
        SELECT visits, no_shows, pupils, session_minutes, room_minutes FROM usage_totals
         WHERE centre_id = ${city.centreId} AND partner_id = ${city.schoolId}`,
    );
    expect(totals).toEqual({ visits: 1, no_shows: 0, pupils: 18, session_minutes: 60, room_minutes: 60 });
    expect((await ledgerOf(approved.id)).map(({ entry }) => entry)).toEqual(['commit', 'release', 'commit']);
  });

  it('never comes with a mail: whoever is first, the undo or the delivery, the other does nothing', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < runs(6, 200); round += 1) {
      const approved = await move(await ask(), 'approval');
      it_.clock.set(later(5_000));
      // The clock of the process that delivers is ahead of the one that undoes.
      await it_.store.write(
        (tx) => sql(tx.manager)`UPDATE outbox SET available_at = ${new Date(NOW)} WHERE delivered_at IS NULL`,
      );
      const takeBack = () => undo(approved);
      const [first, second] = round % 2 === 0 ? [takeBack, deliver] : [deliver, takeBack];
      await Promise.all([first(), second()]);
      const { state } = (await city.manager.get(`/api/v1/visits/${approved.id}`)).json<VisitDetailView>();
      const mails = await told();
      expect([state, mails]).toEqual(state === 'requested' ? ['requested', []] : ['approved', ['Approved']]);
      outcomes.add(state);
      sink.mails.length = 0;
      it_.clock.set(NOW);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it('would come with a mail without the look at what has left', async () => {
    const approved = await move(await ask(), 'approval');
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE outbox SET available_at = ${new Date(NOW)} WHERE delivered_at IS NULL`,
    );
    expect(await told()).toEqual(['Approved']);
    expect(await undo(approved)).toMatchObject({ status: 409, refusal: 'visit/undo-too-late' });
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE outbox SET take_back_key = NULL WHERE take_back_key IS NOT NULL`,
    );
    expect(await undo(approved)).toMatchObject({ status: 200, state: 'requested' });
  });
});
