import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffActivityView } from '#shared/contracts/activities.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { readPicture } from '../../../server/modules/centres/domain/picture-header.js';
import { DemoService } from '../../../server/modules/demo/index.js';
import { Authority } from '../../../server/modules/partners/entities/authority.entity.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

/** A Wednesday in term, at noon. */
const NOW = '2026-11-25T12:00:00Z';
const PERSONAS = '/api/v1/demo/personas';

describe('the demo city in a database', () => {
  let it_: TestApp;
  const rows = <Row>(query: (run: ReturnType<typeof sql>) => Promise<Row[]>) =>
    it_.store.read((manager) => query(sql(manager)));
  const count = async (query: (run: ReturnType<typeof sql>) => Promise<{ n: number | string }[]>) =>
    Number((await rows(query))[0]?.n);

  beforeAll(async () => {
    it_ = await testApp({ DEMO: '1' });
    it_.clock.set(NOW);
    expect(await it_.app.get(DemoService).load()).toBe(true);
  });
  afterAll(() => it_.close());

  it('is loaded once, and not a second time', async () => {
    const before = await count((run) => run`SELECT count(*) AS n FROM visits`);
    expect(before).toBeGreaterThan(2000);
    expect(await it_.app.get(DemoService).load()).toBe(false);
    expect(await count((run) => run`SELECT count(*) AS n FROM visits`)).toBe(before);
  });

  it('has a whole history for each visit, and holds what its state holds', async () => {
    expect(await it_.store.read(brokenVisits)).toEqual([]);
  });

  it('promises nothing twice', async () => {
    const centres = await rows((run) => run<{ id: string }>`SELECT id FROM centres`);
    expect(centres).toHaveLength(2);
    for (const { id } of centres) {
      const promised = await it_.store.read((manager) => promisedAt(manager, id));
      expect([promised.length > 500, doubleBookings(promised)]).toEqual([true, 0]);
    }
  });

  it('has a breakdown with a plan of which one visit is moved, and others wait', async () => {
    const plan = await rows(
      (run) => run<{ outcome: string | null; n: number | string }>`
        SELECT outcome, count(*) AS n FROM closure_visits GROUP BY outcome`,
    );
    const counts = new Map(plan.map(({ outcome, n }) => [outcome, Number(n)]));
    expect(counts.get('moved')).toBe(1);
    expect(counts.get(null)).toBeGreaterThan(0);
    const [centre] = await rows((run) => run<{ id: string }>`SELECT centre_id AS id FROM closures`);
    const manager = await it_.people.manager(centre!.id);
    const { items } = (await manager.get(`/api/v1/centres/${centre!.id}/closures`)).json();
    expect([items.length, items[0].open]).toEqual([1, counts.get(null)]);
  });

  it('lets some visits name a published activity of their centre, called like what they do', async () => {
    const named = await rows(
      (run) => run<{ same: boolean | number; needed: string; has: string }>`
        SELECT a.title = v.subject AND a.centre_id = v.centre_id AND a.state = 'published'
                 AND v.expected_pupils BETWEEN a.min_pupils AND a.max_pupils AS same,
               CAST(a.features AS text) AS needed, CAST(r.features AS text) AS has
          FROM visits v JOIN activities a ON a.id = v.activity_id
          JOIN reservations h ON h.holder_id = v.id AND h.via_resource_id IS NULL JOIN rooms r ON r.id = h.resource_id`,
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.every(({ same }) => Boolean(same))).toBe(true);
    // As the search offers them: in a room with everything that the activity needs.
    const lacking = named.filter(({ needed, has }) => {
      const room = JSON.parse(has) as string[];
      return !(JSON.parse(needed) as string[]).every((feature) => room.includes(feature));
    });
    expect(lacking).toEqual([]);
  });

  it('publishes activities that can be booked, with pictures that the product would take, and warns about one draft', async () => {
    const centres = await rows((run) => run<{ id: string }>`SELECT id FROM centres`);
    const views: StaffActivityView[] = [];
    for (const { id: centreId } of centres) {
      const manager = await it_.people.manager(centreId);
      const { items } = (await manager.get(`/api/v1/centres/${centreId}/activities`)).json();
      for (const { id } of items) views.push((await manager.get(`/api/v1/activities/${id}/staff-view`)).json());
    }
    const published = views.filter((view) => view.state === 'published');
    expect(published).toHaveLength(16);
    expect(published.filter((view) => view.warnings.length > 0).map((view) => view.title)).toEqual([]);
    const drafts = views.filter((view) => view.state === 'draft').flatMap((view) => view.warnings);
    expect(drafts).toEqual([{ code: 'rooms_too_small', largest: 16 }]);
    for (const { picture } of published) {
      const { rawPayload } = await it_.people.nobody().get(picture!.url.replace('/staff-view', ''));
      expect(readPicture(rawPayload)).toEqual({ mediaType: 'image/png', width: 480, height: 270 });
    }
  });

  it('has visits in every state that this version reaches', async () => {
    const states = await rows((run) => run<{ state: string }>`SELECT DISTINCT state FROM visits ORDER BY state`);
    expect(states.map(({ state }) => state)).toEqual([
      'approved',
      'attended',
      'cancelled',
      'declined',
      'expired',
      'no_show',
      'offered',
      'requested',
      'waitlisted',
      'withdrawn',
    ]);
  });

  it('names every one of the seven barriers somewhere', async () => {
    const codes = ['timetable', 'location', 'transport_cost', 'transport_time', 'disruption', 'cover', 'relations'];
    const named = await rows(
      (run) => run<{ code: string }>`SELECT DISTINCT reason_code AS code FROM visits WHERE reason_code IN (${codes})`,
    );
    expect(named).toHaveLength(7);
  });

  it('has one line of use for each visit that took place and each that nobody came to, and for no other', async () => {
    const odd = await count(
      (run) => run`
      SELECT count(*) AS n FROM visits v FULL JOIN usage_ledger u ON u.visit_id = v.id AND u.entry = v.state
       WHERE (u.visit_id IS NULL AND v.state IN ('attended', 'no_show')) OR v.id IS NULL`,
    );
    const wrong = await count(
      (run) => run`
      SELECT count(*) AS n FROM usage_ledger u JOIN visits v ON v.id = u.visit_id
       WHERE u.pupils <> COALESCE(v.attended_pupils, 0) OR u.partner_id <> v.partner_id
          OR u.session_minutes < 60 OR u.room_minutes <> u.session_minutes`,
    );
    expect([odd, wrong]).toEqual([0, 0]);
  });

  it('reads schools as they were when each term began', async () => {
    const late = await count(
      (run) => run`
      SELECT count(*) AS n FROM usage_ledger u JOIN school_characteristics c
          ON c.school_id = u.partner_id AND c.roll = u.roll AND c.as_of > u.school_day
       WHERE NOT EXISTS (SELECT 1 FROM school_characteristics e
          WHERE e.school_id = u.partner_id AND e.roll = u.roll AND e.as_of <= u.school_day)`,
    );
    const known = await count((run) => run`SELECT count(*) AS n FROM usage_ledger WHERE roll > 0`);
    expect([late, known > 1500]).toEqual([0, true]);
  });

  it('has awards in every state, with money that the ledger explains', async () => {
    const states = await rows(
      (run) => run<{ state: string }>`SELECT DISTINCT state FROM transport_awards ORDER BY state`,
    );
    expect(states.map(({ state }) => state)).toEqual(['claimed', 'committed', 'paid', 'quoted', 'refused', 'released']);
    const unexplained = await count(
      (run) => run`
      SELECT count(*) AS n FROM transport_awards a LEFT JOIN (
        SELECT award_id, sum(committed_change_pence) AS committed, sum(paid_change_pence) AS paid
          FROM transport_ledger GROUP BY award_id) l ON l.award_id = a.id
       WHERE COALESCE(l.committed, 0) <> CASE WHEN a.state IN ('committed', 'claimed') THEN a.award_pence ELSE 0 END
          OR COALESCE(l.paid, 0) <> COALESCE(a.paid_pence, 0)`,
    );
    const overspent = await count(
      (run) => run`SELECT count(*) AS n FROM transport_schemes WHERE committed_pence + paid_pence > budget_pence`,
    );
    expect([unexplained, overspent]).toEqual([0, 0]);
  });

  it('commits money for approved visits only, and lets it be claimed after attendance only', async () => {
    const odd = await count(
      (run) => run`
      SELECT count(*) AS n FROM transport_awards a JOIN visits v ON v.id = a.visit_id
       WHERE (a.state = 'quoted' AND v.state NOT IN ('requested', 'offered'))
          OR (a.state = 'committed' AND v.state NOT IN ('approved', 'attended'))
          OR (a.state IN ('claimed', 'paid', 'refused') AND v.state <> 'attended')
          OR (a.claimable_at IS NOT NULL AND v.state <> 'attended')`,
    );
    expect(odd).toBe(0);
    const offered = await rows(
      (run) => run<{ state: string }>`
        SELECT DISTINCT a.state FROM transport_awards a JOIN visits v ON v.id = a.visit_id WHERE v.state = 'offered'`,
    );
    expect(offered).toEqual([{ state: 'quoted' }]);
  });
});

describe('where the demo city is not loaded', () => {
  it.each([
    ['in production, whatever DEMO says', { NODE_ENV: 'production', DEMO: '1' }],
    ['where DEMO says no', { NODE_ENV: 'development', DEMO: '0' }],
  ])('%s, there is neither a city nor a list of people', async (_where, env) => {
    const it_ = await testApp({ ...env, JOBS: '0' });
    try {
      expect(await it_.app.get(DemoService).load()).toBe(false);
      const [people] = await it_.store.read(
        (manager) => sql(manager)<{ n: number | string }>`SELECT count(*) AS n FROM people`,
      );
      expect(Number(people?.n)).toBe(0);
      const answer = await it_.app.inject({ method: 'GET', url: PERSONAS });
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { refusal: 'access/not-found' }]);
    } finally {
      await it_.close();
    }
  });

  it('in a database with anything in it, everything stays as it is', async () => {
    const it_ = await testApp({ DEMO: '1' });
    try {
      await it_.store.write((tx) =>
        tx.manager.insert(Authority, {
          id: '01900000-0000-7000-8000-000000000001',
          name: 'Elsewhere',
          createdAt: new Date(),
        }),
      );
      expect(await it_.app.get(DemoService).load()).toBe(false);
      expect((await it_.app.inject({ method: 'GET', url: PERSONAS })).statusCode).toBe(404);
    } finally {
      await it_.close();
    }
  });
});
