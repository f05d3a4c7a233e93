import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { Clock } from '../../../server/common/ports/clock.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { GiveTurnsService } from '../../../server/modules/visits/offers/give-turns.service.js';
import { AlternativesRepository } from '../../../server/modules/visits/offers/alternatives.repository.js';
import { MoveVisitService } from '../../../server/modules/visits/index.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

jest.setTimeout(PATIENCE_MS);

const NOW = '2026-11-24T09:00:00Z';
/** Three working days after NOW. */
const HELD_UNTIL = new Date('2026-11-28T00:00:00Z');
const [DAY, NEXT_DAY] = ['2027-01-12', '2027-01-13'];
const ROUNDS = runs(5, 1_000);

type Answer = Awaited<ReturnType<Caller['post']>>;
type Step = (visit: VisitDetailView) => Promise<Answer>;

describe('offers, with several who want something of them at once', () => {
  let it_: TestApp;
  let city: SmallCity;
  let people: Record<'manager' | 'colleague' | 'teacher' | 'coordinator', Caller>;
  /** Of visits that may still hold something. */
  const made: string[] = [];

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    people = {
      manager: await it_.people.manager(city.centreId),
      colleague: await it_.people.manager(city.centreId),
      teacher: await it_.people.teacher(city.schoolId),
      coordinator: await it_.people.coordinator(city.schoolId),
    };
    const forever = new Date('2030-01-01T00:00:00Z');
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE sessions SET expires_at = ${forever}, last_seen_at = ${HELD_UNTIL}`,
    );
  });
  beforeEach(() => {
    it_.clock.set(NOW);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    it_.clock.set(NOW);
    await endAll();
  });
  afterAll(() => it_.close());

  const broken = () => it_.store.read((manager) => brokenVisits(manager));
  const inAnyOrder = <T>(all: T[], round: number): T[] => (round % 2 === 0 ? all : all.toReversed());
  const refusalOf = (answer: Answer) =>
    answer.statusCode === 200 ? 'done' : answer.json<{ refusal: string }>().refusal;

  const post =
    (who: keyof typeof people, route: string, more: object = {}): Step =>
    (visit) =>
      people[who].post(`/api/v1/visits/${visit.id}/${route}`, { version: visit.version, ...more });
  const accept =
    (who: keyof typeof people, index: number): Step =>
    (visit) =>
      people[who].post(`/api/v1/visits/${visit.id}/acceptance`, {
        ...{ version: visit.version, alternativeId: visit.offer?.alternatives[index]?.id },
      });
  const afternoon = (day: string) => ({ day, startTime: '14:00', endTime: '16:00', roomId: city.studioId });
  const offer =
    (who: keyof typeof people): Step =>
    (visit) =>
      post(who, 'offer', { alternatives: [afternoon(DAY), afternoon(NEXT_DAY)] })(visit);

  async function aRequested(): Promise<VisitDetailView> {
    const answer = await people.teacher.post(
      '/api/v1/visits',
      aRequest(city, { day: DAY, equipment: [{ poolId: city.recordersId, quantity: 5 }] }),
    );
    expect(answer.statusCode).toBe(201);
    made.push(answer.json<VisitDetailView>().id);
    return answer.json();
  }

  async function anOffered(): Promise<VisitDetailView> {
    const visit = await aRequested();
    const answer = await offer('manager')(visit);
    expect(refusalOf(answer)).toBe('done');
    return answer.json();
  }

  /** So that each round begins with the same free day. */
  async function endAll(): Promise<void> {
    for (const id of made.splice(0)) {
      const visit = (await people.teacher.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();
      if (visit.state === 'approved') await post('teacher', 'cancellation', { reasonCode: 'cover' })(visit);
      else await post('teacher', 'withdrawal')(visit);
    }
  }

  it.each<[string, () => Promise<VisitDetailView>, Step[]]>([
    ['yes to two different times', anOffered, [accept('teacher', 0), accept('coordinator', 1)]],
    ['yes twice to the same time', anOffered, [accept('teacher', 0), accept('manager', 0)]],
    ['yes and withdrawal', anOffered, [accept('teacher', 0), post('coordinator', 'withdrawal')]],
    ['yes and a decline', anOffered, [accept('teacher', 1), post('manager', 'decline', { reasonCode: 'other' })]],
    ['approval and an offer', aRequested, [post('colleague', 'approval'), offer('manager')]],
    ['a decline and an offer', aRequested, [post('colleague', 'decline', { reasonCode: 'other' }), offer('manager')]],
    ['two offers', aRequested, [offer('colleague'), offer('manager')]],
    ['an offer and the waiting list', aRequested, [offer('colleague'), post('manager', 'waiting')]],
  ])('%s: one wins, the other is told that it is decided', async (_name, prepare, steps) => {
    const outcomes = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const visit = await prepare();
      const answers = await Promise.all(inAnyOrder(steps, round).map((step) => step(visit)));
      outcomes.add(answers.map(refusalOf).sort().join(' and '));
      const { version } = (await people.teacher.get(`/api/v1/visits/${visit.id}`)).json<VisitDetailView>();
      expect(version).toBe(visit.version + 1);
      await endAll();
    }
    expect([...outcomes]).toEqual(['done and visit/already-decided']);
    expect(await broken()).toEqual([]);
  });

  /** Two processes whose clocks differ by a millisecond: for the one that runs jobs the time has just run out. */
  const jobs = new AsyncLocalStorage<true>();
  function atTheLastMoment(): void {
    const early = new Date(HELD_UNTIL.getTime() - 1);
    jest.spyOn(it_.app.get(Clock), 'now').mockImplementation(() => (jobs.getStore() ? HELD_UNTIL : early));
  }

  it('yes while two processes let the offer lapse: one of the three wins', async () => {
    const moves = it_.app.get(MoveVisitService, { strict: false });
    for (let round = 0; round < ROUNDS; round += 1) {
      const visit = await anOffered();
      atTheLastMoment();
      const outcome = { lapsed: 0, said: '' };
      const lapse = async () => {
        const lapsed = await jobs.run(true, () => moves.lapseOverdue());
        outcome.lapsed += lapsed;
      };
      const contenders = [lapse, lapse, async () => void (outcome.said = refusalOf(await accept('teacher', 0)(visit)))];
      await Promise.all(inAnyOrder(contenders, round).map((begin) => begin()));
      it_.clock.set(NOW);
      expect([
        { lapsed: 1, said: 'visit/already-decided' },
        { lapsed: 0, said: 'done' },
      ]).toContainEqual(outcome);
      jest.restoreAllMocks();
      await endAll();
    }
    expect(await broken()).toEqual([]);
  });

  it('two processes that give turns: one turn for one place', async () => {
    const turns = it_.app.get(GiveTurnsService, { strict: false });
    const holderId = await city.city.aSchool(city.authorityId);
    await city.city.aPartnership(city.centreId, holderId);
    const stateOf = async (id: string) => (await people.manager.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();
    for (let round = 0; round < runs(3, 1_000); round += 1) {
      const wish = aRequest(city, { day: DAY });
      const first = await people.manager.post('/api/v1/visits', { ...wish, partnerId: holderId });
      const held = first.json<VisitDetailView>();
      const waiting = await Promise.all(
        [city.schoolId, city.otherSchoolId, city.hostId].map((partnerId) =>
          people.manager.post('/api/v1/waiting-list', { ...wish, partnerId }),
        ),
      );
      await post('manager', 'decline', { reasonCode: 'other' })(held);
      // The one that is woken by the answer may be first of all.
      const given = await Promise.all([turns.giveAll(), turns.giveAll(), turns.giveAll()]);
      expect(given.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
      const after = await Promise.all(waiting.map((one) => stateOf(one.json<VisitDetailView>().id)));
      const states = after.map(({ state }) => state);
      expect(states.sort()).toEqual(['offered', 'waitlisted', 'waitlisted']);
      // Whose turn it is goes last, so that nobody else's comes meanwhile.
      for (const visit of after.toSorted((a, b) => b.state.localeCompare(a.state)))
        expect(refusalOf(await post('manager', 'decline', { reasonCode: 'other' })(visit))).toBe('done');
    }
    expect(await broken()).toEqual([]);
  });

  it('an offer that forgets what it holds is noticed (positive control)', async () => {
    const visit = await anOffered();
    jest.spyOn(it_.app.get(AlternativesRepository, { strict: false }), 'releaseOpen').mockResolvedValue();
    const answer = await post('teacher', 'withdrawal')(visit);
    expect(answer.statusCode).toBe(500);
    expect(await broken()).toEqual([]);
  });

  describe('the database itself', () => {
    const open = async () => {
      const visit = await anOffered();
      return { visit, alternativeId: visit.offer!.alternatives[0]!.id };
    };
    const write = (work: Parameters<TestApp['store']['write']>[0]) => it_.store.write(work);

    it('has no alternative of a visit that is not offered', async () => {
      const { id, version } = await aRequested();
      const row = { id: newId(), at: new Date(NOW), until: new Date('2026-11-24T10:00:00Z') };
      const insert = write(
        (tx) => sql(tx.manager)`
        INSERT INTO visit_alternatives (id, visit_id, version, place, kind, school_day, starts_at, ends_at, partner_role, outcome, offered_at)
        VALUES (${row.id}, ${id}, ${version}, 1, 'other_time', '2026-11-24', ${row.at}, ${row.until}, 'partner', 'open', ${row.at})`,
      );
      await expect(insert).rejects.toThrow('visit_alternatives_of_offered');
    });

    it('has no more than three for one offer', async () => {
      const { visit } = await open();
      const add = (place: number) =>
        write(
          (tx) => sql(tx.manager)`
        INSERT INTO visit_alternatives (id, visit_id, version, place, kind, school_day, starts_at, ends_at, partner_role, outcome, offered_at)
        SELECT ${newId()}, visit_id, version, ${place}, kind, school_day, starts_at, ends_at, partner_role, outcome, offered_at
          FROM visit_alternatives WHERE visit_id = ${visit.id} AND place = 1`,
        );
      await expect(add(1)).rejects.toThrow(/unique/i);
      await expect(add(4)).rejects.toThrow('visit_alternatives_place_ck');
    });

    it('has no visit that is offered nothing', async () => {
      const { id } = await aRequested();
      const nothing = (to: string | null) =>
        write((tx) => sql(tx.manager)`UPDATE visits SET state = 'offered', alternative_id = ${to} WHERE id = ${id}`);
      await expect(nothing(null)).rejects.toThrow('visits_alternative_ck');
      await expect(nothing(newId())).rejects.toThrow(/foreign key/i);
    });

    it('lets nothing end while something is held for it', async () => {
      const { visit, alternativeId } = await open();
      const end = write(
        (tx) => sql(tx.manager)`UPDATE visit_alternatives SET outcome = 'released' WHERE id = ${alternativeId}`,
      );
      await expect(end).rejects.toThrow('visit_alternatives_no_orphans');
      const leave = write(
        (tx) => sql(tx.manager)`
        UPDATE visits SET state = 'withdrawn', alternative_id = NULL, hold_expires_at = NULL WHERE id = ${visit.id}`,
      );
      await expect(leave).rejects.toThrow('visits_offer_ended');
    });

    it('holds nothing for an offer that has ended, and lets none begin again', async () => {
      const { visit, alternativeId } = await open();
      await post('teacher', 'withdrawal')(visit);
      const holdAgain = write(
        (tx) => sql(tx.manager)`UPDATE reservations SET active = ${true} WHERE holder_id = ${alternativeId}`,
      );
      await expect(holdAgain).rejects.toThrow('reservations_of_open_offer');
      const reopen = write(
        (tx) => sql(tx.manager)`UPDATE visit_alternatives SET outcome = 'open' WHERE id = ${alternativeId}`,
      );
      await expect(reopen).rejects.toThrow('visit_alternatives_once');
    });
  });
});
