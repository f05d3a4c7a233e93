import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SwapView } from '#shared/contracts/swaps.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { UNDO_SECONDS } from '../../../shared/values/undo-window.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { END_SWAPS } from '../../../server/modules/visits/jobs/end-swaps.job.js';
import { SwapsRepository } from '../../../server/modules/visits/swaps/swaps.repository.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

jest.setTimeout(PATIENCE_MS);

const NOW = '2026-11-24T09:00:00Z';
const MISSING = '00000000-0000-4000-8000-000000000000';

describe('a swap between two schools', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  let people: Record<'manager' | 'hillside' | 'valley' | 'stranger' | 'otherManager', Caller>;
  /** Hillside on Tuesday morning in the studio, Valley on Thursday afternoon in the lab. */
  let tuesday: VisitDetailView;
  let thursday: VisitDetailView;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen() });
  });
  beforeEach(async () => {
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    const strangerId = await city.city.aSchool(city.authorityId, { name: 'Meadow School' });
    await city.city.aPartnership(city.centreId, strangerId);
    const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
    people = {
      manager: await it_.people.manager(city.centreId),
      hillside: await it_.people.teacher(city.schoolId),
      valley: await it_.people.teacher(city.otherSchoolId),
      stranger: await it_.people.teacher(strangerId),
      otherManager: await it_.people.manager(elsewhere),
    };
    tuesday = await approved(people.hillside, { pupils: 18, equipment: [{ poolId: city.recordersId, quantity: 18 }] });
    const later = { day: '2026-12-03', startTime: '14:00', endTime: '15:30', roomId: city.labId, pupils: 20 };
    thursday = await approved(people.valley, { ...later, partnerId: city.otherSchoolId });
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    it_.clock.pass(-UNDO_SECONDS);
    sink.mails.length = 0;
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  async function approved(caller: Caller, over: object): Promise<VisitDetailView> {
    const asked = await caller.post('/api/v1/visits', aRequest(city, over));
    expect(asked.statusCode).toBe(201);
    const { id } = asked.json<VisitDetailView>();
    return (await people.manager.post(`/api/v1/visits/${id}/approval`, { version: 1 })).json<VisitDetailView>();
  }
  const read = async ({ id }: VisitDetailView) =>
    (await people.manager.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();
  const timeOf = ({ room, startsAt }: VisitDetailView) => ({ roomId: room!.id, startsAt });
  const propose = (caller: Caller, own = tuesday, other = thursday) =>
    caller.post(`/api/v1/visits/${own.id}/swap`, { version: own.version, ...timeOf(other) });
  const swapOf = async (caller: Caller, { id }: VisitDetailView): Promise<SwapView | null> =>
    (await caller.get(`/api/v1/visits/${id}/swap`)).json().swap;
  const answer = (caller: Caller, swapId: string, what: 'consent' | 'refusal' | 'withdrawal') =>
    caller.post(`/api/v1/swaps/${swapId}/${what}`);
  const proposed = async (caller = people.hillside): Promise<string> => {
    const sent = await propose(caller);
    expect(sent.statusCode).toBe(200);
    return sent.json<{ swap: SwapView }>().swap.id;
  };
  const where = async (visit: VisitDetailView) => {
    const { day, startsAt, endsAt, room, state } = await read(visit);
    return [day, startsAt.slice(11, 16), endsAt.slice(11, 16), room?.name, state];
  };
  const SWAPPED = [
    ['2026-12-03', '14:00', '15:30', 'Lab', 'approved'],
    ['2026-12-01', '10:00', '12:00', 'Radio studio', 'approved'],
  ];
  const KEPT = [SWAPPED[1], SWAPPED[0]];
  const places = async () => [await where(tuesday), await where(thursday)];
  const mails = async () => {
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    it_.clock.pass(-UNDO_SECONDS);
    return sink.mails.splice(0);
  };
  /** Of the two teachers. */
  const addresses = async () => {
    const ids = [String(people.hillside.personId), String(people.valley.personId)];
    const rows = await it_.store.read(
      (manager) => sql(manager)<{ email: string }>`SELECT email FROM people WHERE id IN (${ids})`,
    );
    return rows.map(({ email }) => email);
  };
  const sound = async () => {
    expect(await it_.store.read((manager) => brokenVisits(manager))).toEqual([]);
    expect(doubleBookings(await it_.store.read((manager) => promisedAt(manager, city.centreId)))).toBe(0);
  };

  it('offers the busy times of a day without whose they are', async () => {
    const times = await people.hillside.get(`/api/v1/visits/${tuesday.id}/swap-times`, { day: '2026-12-03' });
    const room = { id: city.labId, name: 'Lab' };
    expect(times.json()).toEqual({ items: [{ room, startsAt: thursday.startsAt, endsAt: thursday.endsAt }] });
    const own = await people.hillside.get(`/api/v1/visits/${tuesday.id}/swap-times`, { day: '2026-12-01' });
    expect(own.json()).toEqual({ items: [] });
    const foreign = await people.stranger.get(`/api/v1/visits/${tuesday.id}/swap-times`, { day: '2026-12-03' });
    expect(foreign.json().refusal).toBe('visit/not-found');
  });

  it('is proposed to the other school, which learns when and nothing else', async () => {
    await proposed();
    const [mail, ...others] = await mails();
    expect([others, mail!.text]).toEqual([
      [],
      expect.stringContaining('Then: Tuesday 1 December 2026, 10:00 to 12:00'),
    ]);
    const seen = await people.valley.get(`/api/v1/visits/${thursday.id}/swap`);
    for (const text of [mail!.text, seen.body]) {
      for (const secret of ['Hillside', tuesday.id, tuesday.reference]) expect(text).not.toContain(secret);
    }
    expect(seen.json().swap).toMatchObject({
      other: { startsAt: tuesday.startsAt, partner: null },
      ...{ proposedBy: 'other_side', expiresAt: '2026-12-01T10:00:00.000Z' },
      ...{ mayConsent: true, mayRefuse: true, mayWithdraw: false },
    });
    expect(await swapOf(people.hillside, tuesday)).toMatchObject({
      ...{ proposedBy: 'this_side', consented: { mine: true, other: false } },
      ...{ mayConsent: false, mayRefuse: false, mayWithdraw: true },
    });
    expect((await swapOf(people.manager, tuesday))?.other.partner).toBe('Valley School');
  });

  it('happens with the consent of both, and each keeps all but time and room', async () => {
    const swapId = await proposed();
    expect((await answer(people.valley, swapId, 'consent')).statusCode).toBe(204);
    expect(await places()).toEqual(SWAPPED);
    const after = await read(tuesday);
    expect(after).toMatchObject({ reference: tuesday.reference, expectedPupils: 18, version: 3 });
    expect(after.equipment).toEqual(tuesday.equipment);
    expect(after.history.at(-1)).toMatchObject({ move: 'swap', side: 'system', actor: null });
    expect(await swapOf(people.hillside, tuesday)).toBeNull();
    expect((await answer(people.valley, swapId, 'consent')).json().refusal).toBe('swap/over');
    const told = await mails();
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.filter(({ text }) => text.includes('Please answer by'))).toEqual([]);
    await sound();
  });

  it('proposed by the centre needs the consent of both schools', async () => {
    const swapId = await proposed(people.manager);
    expect((await answer(people.hillside, swapId, 'consent')).statusCode).toBe(204);
    expect(await places()).toEqual(KEPT);
    expect((await answer(people.valley, swapId, 'consent')).statusCode).toBe(204);
    expect(await places()).toEqual(SWAPPED);
  });

  it.each<[string, 'hillside' | 'valley' | 'manager', 'hillside' | 'valley' | 'manager', 'refusal' | 'withdrawal']>([
    ['the other school refuses', 'hillside', 'valley', 'refusal'],
    ['its own school takes it back', 'hillside', 'hillside', 'withdrawal'],
    ['a school refuses the centre', 'manager', 'hillside', 'refusal'],
    ['the centre takes it back', 'manager', 'manager', 'withdrawal'],
  ])('ends when %s, and the same can be proposed anew', async (_what, by, who, what) => {
    const swapId = await proposed(people[by]);
    await mails();
    expect((await answer(people[who], swapId, what)).statusCode).toBe(204);
    expect((await answer(people.valley, swapId, 'consent')).json().refusal).toBe('swap/over');
    expect(await places()).toEqual(KEPT);
    expect(await mails()).not.toEqual([]);
    await proposed(people[by]);
  });

  it('is nobody else’s: not there for strangers, not theirs to take for the wrong side', async () => {
    const swapId = await proposed();
    for (const caller of [people.stranger, people.otherManager]) {
      for (const what of ['withdrawal'] as const) {
        const [theirs, none] = [await answer(caller, swapId, what), await answer(caller, MISSING, what)];
        expect([theirs.statusCode, theirs.json().refusal]).toEqual([404, 'swap/not-found']);
        expect(none.json().refusal).toBe('swap/not-found');
      }
    }
    expect((await propose(people.stranger)).json().refusal).toBe('visit/not-found');
    expect((await answer(people.hillside, swapId, 'refusal')).json().refusal).toBe('visit/not-your-move');
    expect((await answer(people.valley, swapId, 'withdrawal')).json().refusal).toBe('visit/not-your-move');
    expect((await answer(people.manager, swapId, 'withdrawal')).json().refusal).toBe('visit/not-your-move');
    expect((await answer(people.manager, swapId, 'consent')).statusCode).toBe(403);
  });

  it('is refused where nothing can be swapped, one would not fit, or one is promised already', async () => {
    const free = { ...thursday, startsAt: '2026-12-03T09:00:00.000Z' };
    expect((await propose(people.hillside, tuesday, free)).json().refusal).toBe('swap/nothing-there');
    const full = await approved(people.hillside, { day: '2026-12-02', pupils: 28 });
    expect((await propose(people.hillside, full)).json().refusal).toBe('swap/not-possible');
    expect((await propose(people.hillside, { ...tuesday, version: 1 })).json().refusal).toBe('visit/already-decided');
    await proposed();
    expect((await propose(people.valley, thursday, tuesday)).json().refusal).toBe('swap/already-proposed');
  });

  it('is refused, and changes nothing, when it is no longer possible at the second consent', async () => {
    const swapId = await proposed();
    await city.city.aClosure(city.labId, '2026-12-03T14:30:00Z', '2026-12-03T14:45:00Z');
    expect((await answer(people.valley, swapId, 'consent')).json().refusal).toBe('swap/not-possible');
    expect(await places()).toEqual(KEPT);
    expect(await swapOf(people.valley, thursday)).toMatchObject({ consented: { mine: false, other: true } });
    await sound();
  });

  it('is overtaken when either visit moves or ends, and expires unanswered; people are told', async () => {
    const first = await proposed();
    await people.manager.post(`/api/v1/visits/${thursday.id}/change`, { version: 2, startTime: '14:15' });
    expect((await answer(people.valley, first, 'consent')).json().refusal).toBe('swap/over');
    thursday = await read(thursday);
    await mails();
    const second = await proposed();
    it_.clock.set('2026-12-01T10:00:00Z');
    await it_.app.get(Schedule).run(END_SWAPS);
    const unanswered = (await mails()).filter(({ text }) => text.includes('Not everybody answered in time'));
    expect(unanswered.flatMap(({ recipients }) => recipients)).toEqual(expect.arrayContaining(await addresses()));
    it_.clock.set(NOW);
    expect((await answer(people.valley, second, 'consent')).json().refusal).toBe('swap/over');
    const third = await proposed();
    await people.hillside.post(`/api/v1/visits/${tuesday.id}/cancellation`, { version: 2, reasonCode: 'cover' });
    expect((await answer(people.valley, third, 'consent')).json().refusal).toBe('swap/over');
    expect((await mails()).some(({ text }) => text.includes('has changed meanwhile'))).toBe(true);
  });

  it.each(['withdrawal', 'cancellation'] as const)('consent and %s at once: one wins', async (against) => {
    for (let round = 0; round < runs(5, 200); round += 1) {
      const swapId = await proposed();
      const rival = () =>
        against === 'withdrawal'
          ? answer(people.hillside, swapId, 'withdrawal')
          : people.hillside.post(`/api/v1/visits/${tuesday.id}/cancellation`, {
              ...{ version: tuesday.version, reasonCode: 'cover' },
            });
      const contenders = [() => answer(people.valley, swapId, 'consent'), rival];
      const both = await Promise.all((round % 2 ? contenders : contenders.toReversed()).map((begin) => begin()));
      const statuses = both.map(({ statusCode }) => statusCode).sort();
      expect([
        [200, 409],
        [204, 409],
      ]).toContainEqual(statuses);
      await sound();
      tuesday = await read(tuesday);
      thursday = await read(thursday);
      if (tuesday.state === 'cancelled')
        tuesday = await approved(people.hillside, { pupils: 18, day: tuesday.day, ...clockOf(tuesday) });
    }
  });
  const clockOf = ({ startsAt, endsAt, room }: VisitDetailView) => ({
    ...{ startTime: startsAt.slice(11, 16), endTime: endsAt.slice(11, 16), roomId: room!.id },
  });

  it('two proposals about one visit at once: one stands', async () => {
    for (let round = 0; round < runs(5, 200); round += 1) {
      const both = await Promise.all([propose(people.hillside), propose(people.valley, thursday, tuesday)]);
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const open = await swapOf(people.manager, tuesday);
      await answer(open!.proposedBy === 'this_side' ? people.hillside : people.valley, open!.id, 'withdrawal');
    }
  });

  it('is never done with one consent, whatever the code thinks, because the database refuses (positive control)', async () => {
    const swapId = await proposed();
    const swaps = it_.app.get(SwapsRepository, { strict: false });
    const early = it_.store.write((tx) => swaps.end(tx, swapId, 'done', new Date(NOW)));
    await expect(early).rejects.toThrow('swap_needs_two_consents');
    const second = it_.store.write(
      (tx) => sql(tx.manager)`
        INSERT INTO swap_sides (proposal_id, visit_id, open) VALUES (${swapId}, ${thursday.id}, ${true})`,
    );
    await expect(second).rejects.toThrow();
    const done = it_.store.write(
      (tx) => sql(tx.manager)`
        INSERT INTO swap_proposals (id, centre_id, state, proposed_by, proposed_at, expires_at, ended_at)
        VALUES (${newId()}, ${city.centreId}, 'done', ${people.valley.personId}, ${new Date(NOW)}, ${new Date(NOW)}, ${new Date(NOW)})`,
    );
    await expect(done).rejects.toThrow('swap_needs_two_consents');
  });

  it('would be done for a school that never consented where consents are not counted (positive control)', async () => {
    const swapId = await proposed(people.manager);
    const swaps = it_.app.get(SwapsRepository, { strict: false });
    const real = swaps.hold.bind(swaps);
    jest.spyOn(swaps, 'hold').mockImplementation(async (tx, id) => {
      const swap = await real(tx, id);
      for (const side of swap?.sides ?? []) side.consentedAt = new Date(NOW);
      return swap;
    });
    expect((await answer(people.hillside, swapId, 'consent')).statusCode).toBe(500);
    expect(await places()).toEqual(KEPT);
  });
});
