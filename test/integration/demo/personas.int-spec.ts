import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DayView } from '#shared/contracts/availability.contract.js';
import type { CentreView } from '#shared/contracts/centres.contract.js';
import type { CentreUseView, EquityChoices } from '#shared/contracts/equity.contract.js';
import type { PersonaList } from '#shared/contracts/demo.contract.js';
import type { SeriesList } from '#shared/contracts/series.contract.js';
import type { TransportAwardPage } from '#shared/contracts/subsidies.contract.js';
import type { VisitPage } from '#shared/contracts/visits.contract.js';
import { DemoService } from '../../../server/modules/demo/index.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** A Wednesday in term, at noon. */
const NOW = '2026-11-25T12:00:00Z';
const TODAY = '2026-11-25';

/** Cora has one request of Tess to sign off first. */
const isUnsigned = ({ signOff }: { signOff: string | null }): boolean => signOff === 'waiting';

describe('the people of the demo, each signed in with the printed password', () => {
  let it_: TestApp;
  let personas: PersonaList['items'];
  const cookies = new Map<string, Record<string, string>>();

  beforeAll(async () => {
    it_ = await testApp({ DEMO: '1' });
    it_.clock.set(NOW);
    await it_.app.get(DemoService).load();
    personas = (await it_.app.inject({ method: 'GET', url: '/api/v1/demo/personas' })).json<PersonaList>().items;
    for (const { label, email, password } of personas) {
      const answer = await it_.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });
      expect([label, answer.statusCode]).toEqual([label, 204]);
      cookies.set(label, { clc_session: String(answer.cookies[0]?.value) });
    }
  });
  afterAll(() => it_.close());

  async function get<T>(label: string, url: string): Promise<T> {
    const answer = await it_.app.inject({ method: 'GET', url, cookies: cookies.get(label) ?? {} });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.json<T>();
  }
  const visits = async (label: string, query: string) => (await get<VisitPage>(label, `/api/v1/visits?${query}`)).items;
  const awards = async (label: string, state: string) =>
    (await get<TransportAwardPage>(label, `/api/v1/transport-awards?state=${state}&limit=200`)).items;

  it('are one of each role, told what to try', () => {
    expect(personas.map(({ label }) => label)).toEqual([
      'Teacher',
      'School coordinator',
      'Centre manager',
      'Tutor',
      'Technician',
      'Local authority officer',
      'Partnership board member',
      'Community group leader',
      'System administrator',
    ]);
    expect(personas.every(({ tryThis }) => tryThis.length > 20)).toBe(true);
  });

  it('the teacher has a visit to come, a journey to claim and an answer to read', async () => {
    expect((await visits('Teacher', `state=approved&from=${TODAY}`)).length).toBeGreaterThanOrEqual(1);
    expect((await visits('Teacher', 'state=declined')).map(({ reasonNote }) => reasonNote)).toContainEqual(
      expect.stringContaining('video cameras'),
    );
    const claimable = (await awards('Teacher', 'committed')).filter(({ availableActions }) =>
      availableActions.includes('claim'),
    );
    expect(claimable.length).toBeGreaterThanOrEqual(1);
  });

  it('the teacher has a class that comes every other week, and the manager the host’s lessons week by week', async () => {
    const own = (await get<SeriesList>('Teacher', '/api/v1/series')).items;
    expect(own).toMatchObject([{ every: 'fortnight', subject: 'Podcasting' }]);
    expect(own[0]!.counts.requested).toBeGreaterThanOrEqual(3);
    const all = (await get<SeriesList>('Centre manager', '/api/v1/series')).items;
    const lessons = all.filter(({ partner, every }) => partner.role === 'host' && every === 'week');
    expect(lessons.length).toBeGreaterThanOrEqual(9);
    expect(lessons.every(({ weekdays }) => weekdays.length === 1)).toBe(true);
    const waiting = (await get<SeriesList>('Centre manager', '/api/v1/series?pending=true')).items;
    expect(waiting.map(({ id }) => id)).toContain(own[0]!.id);
  });

  it('the coordinator sees the school’s visits and an invitation that is not answered', async () => {
    expect((await visits('School coordinator', 'state=attended')).length).toBeGreaterThan(5);
    const { items } = await get<{ items: { name: string }[] }>('School coordinator', '/api/v1/invitations');
    expect(items.map(({ name }) => name)).toEqual(['Nell Newcomer']);
  });

  it('the manager and the tutor see who is on leave, what the tutors do, the minibus and the hall with its halves', async () => {
    const { items } = await get<{ items: { id: string; name: string }[] }>('Centre manager', '/api/v1/centres');
    const media = items.find(({ name }) => name.startsWith('Marlwick'))!.id;
    for (const label of ['Centre manager', 'Tutor']) {
      const centre = await get<CentreView>(label, `/api/v1/centres/${media}`);
      expect(centre.tutors.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['Toby Tutor', 'Viola Thistlequill']),
      );
      const away = centre.tutors.filter(({ leave }) => leave.some(({ from }) => from <= NOW));
      expect(away.map(({ name }) => name)).toEqual(['Viola Thistlequill']);
      expect(centre.vehicles.map(({ seats }) => seats)).toEqual([16]);
      const links = centre.rooms.map(({ name, parts, needs }) => [name, parts.length, needs.length]);
      expect(links).toEqual(
        expect.arrayContaining([
          ['Main Hall', 2, 0],
          ['Recording Studio', 0, 1],
        ]),
      );
      expect(centre.openingOverrides).toHaveLength(1);
    }
    const days = await Promise.all(
      ['2026-11-24', '2026-11-25', '2026-11-26'].map((day) =>
        get<DayView>('Tutor', `/api/v1/centres/${media}/days/${day}`),
      ),
    );
    expect(days.flatMap(({ tutors }) => tutors.flatMap(({ stays }) => stays)).length).toBeGreaterThan(2);
    expect(days.every(({ tutors }) => tutors.some(({ closures }) => closures.length > 0))).toBe(true);
  });

  it('the manager has requests to answer, attendance to record and claims to pay', async () => {
    const waiting = await visits('Centre manager', 'state=requested&order=asked');
    expect(waiting.length).toBeGreaterThanOrEqual(6);
    const [unsigned, signed] = [waiting.filter(isUnsigned), waiting.filter((visit) => !isUnsigned(visit))];
    expect(unsigned.map(({ availableActions }) => availableActions)).toEqual([[]]);
    expect(signed.every(({ availableActions }) => availableActions.includes('approve'))).toBe(true);
    const today = await visits('Centre manager', `state=approved&from=${TODAY}&to=${TODAY}`);
    expect(
      today.filter(({ availableActions }) => availableActions.includes('recordAttendance')).length,
    ).toBeGreaterThan(0);
    const claims = await awards('Centre manager', 'claimed');
    expect(claims.filter(({ availableActions }) => availableActions.includes('pay')).length).toBeGreaterThanOrEqual(3);
  });

  it.each(['Tutor', 'Technician'])('the %s sees today’s sessions and what is out of service', async (label) => {
    const [visit] = await visits(label, `from=${TODAY}&to=${TODAY}`);
    const day = await get<{ rooms: { stays: object[] }[]; pools: { outOfService: number }[] }>(
      label,
      `/api/v1/centres/${String(visit?.centre.id)}/days/${TODAY}`,
    );
    expect(day.rooms.flatMap(({ stays }) => stays).length).toBeGreaterThan(5);
    expect(day.pools.map(({ outOfService }) => outOfService)).toContain(2);
  });

  it('the officer reads that the hosts come most, and which schools have not come this term', async () => {
    const { authorities } = await get<EquityChoices>('Local authority officer', '/api/v1/equity/choices');
    expect(authorities).toMatchObject([{ together: true, centres: [{}, {}] }]);
    const query = `authorityId=${authorities[0]?.id ?? ''}&academicYear=2026&term=autumn`;
    const use = await get<CentreUseView>('Local authority officer', `/api/v1/equity/centre-use?${query}`);
    const hosts = use.findings.find(({ code }) => code === 'host_share');
    expect([hosts?.attention, Number(use.host?.hoursShare) > 30, use.suppressed]).toEqual([true, true, false]);
    expect(use.notSeen.map(({ name }) => name)).toContain('Peverstone Academy');
    expect(use.schools.map(({ roll }) => roll)).not.toContain('x');
  });

  it('the board member reads the same as it may be published', async () => {
    const { authorities } = await get<EquityChoices>('Partnership board member', '/api/v1/equity/choices');
    const query = `authorityId=${authorities[0]?.id ?? ''}&academicYear=2025`;
    const use = await get<CentreUseView>('Partnership board member', `/api/v1/equity/centre-use?${query}`);
    expect([use.suppressed, use.findings.some(({ code }) => code === 'host_share')]).toEqual([true, true]);
  });

  it('the group’s leader has an evening to come and a request, of one group only', async () => {
    const own = await visits('Community group leader', `from=${TODAY}`);
    expect(own.map(({ state }) => state)).toEqual(expect.arrayContaining(['approved', 'requested']));
    expect(new Set(own.map(({ partner }) => partner.name)).size).toBe(1);
  });

  it('the administrator sees people and an invitation', async () => {
    const { items } = await get<{ items: object[] }>('System administrator', '/api/v1/invitations');
    expect(items.length).toBeGreaterThanOrEqual(1);
  });
});
