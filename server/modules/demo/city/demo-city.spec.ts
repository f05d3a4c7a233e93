import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import { barriersFor, chanceToCome } from './barriers.js';
import { censusesOf } from './census.js';
import { Chance } from './chance.js';
import { CENTRES } from './centres.js';
import { demoCity, type DemoCity } from './demo-city.js';
import { enteredJourneys, milesOnRecord } from './journeys.js';
import { SEED } from './load.js';
import { leaveWeek } from './teaching.js';
import { lastMove, type PlannedVisit } from './planned-visit.js';
import { milesTo, personaSchool } from './schools.js';
import { demoTables } from './tables.js';
import { moment } from './timeline.js';

const NOW = new Date('2026-11-24T10:00:00Z');

const hashOf = (seed: string, now: Date) =>
  createHash('sha256')
    .update(JSON.stringify(demoTables(new Chance(seed), now, 'a hash')))
    .digest('hex');

const inState = (state: string, visits: readonly PlannedVisit[]) =>
  visits.filter((visit) => lastMove(visit).to === state);

/** Pupil-hours of the visits that took place, per 100 on roll. */
function rateOf(city: DemoCity, key: string): number {
  const school = city.schools.find((candidate) => candidate.key === key);
  const hours = inState('attended', city.visits)
    .filter((visit) => visit.partner === key)
    .reduce((sum, visit) => {
      const milliseconds = moment(visit.day, visit.end).getTime() - moment(visit.day, visit.start).getTime();
      return sum + ((visit.attended?.pupils ?? 0) * milliseconds) / 3_600_000;
    }, 0);
  return (100 * hours) / (school?.roll ?? 1);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the demo city', () => {
  const city = demoCity(new Chance(SEED), NOW);

  it('is the same, to the byte, for the same seed and moment', () => {
    const first = hashOf(SEED, NOW);
    expect(hashOf(SEED, NOW)).toBe(first);
    expect(hashOf('another', NOW)).not.toBe(first);
  });

  it('has lived through a school year and a term', () => {
    const { visits } = city;
    expect(visits.length).toBeGreaterThan(2000);
    expect(visits.length).toBeLessThan(3000);
    const days = visits.map((visit) => visit.day).sort();
    expect(days[0]).toMatch(/^2025-09-0\d$/);
    expect(days.at(-1)).toMatch(/^2026-12-|^2027-01-/);
  });

  it('lets the hosts come most, the near more than the far, and the rich more than the poor who live as near', () => {
    const partners = city.schools.filter((school) => !school.isHost && !school.closedInto && !school.quarrelsWith);
    const rates = (wanted: (miles: number) => boolean, phase: string) =>
      mean(
        partners
          .filter((school) => school.phase === phase && wanted(milesTo(school, school.home)))
          .map((school) => rateOf(city, school.key)),
      );
    for (const phase of ['primary', 'secondary']) {
      expect(rates((miles) => miles < 4, phase)).toBeGreaterThan(1.5 * rates((miles) => miles > 6, phase));
    }
    const secondaries = partners.filter((school) => school.phase === 'secondary').map(({ key }) => rateOf(city, key));
    for (const host of city.schools.filter((school) => school.isHost)) {
      expect(rateOf(city, host.key)).toBeGreaterThan(3 * Math.max(...secondaries));
    }
  });

  it('has barriers that grow with distance and with need, and none of the way for the host', () => {
    const [school] = city.schools.filter((candidate) => !candidate.isHost);
    if (!school) throw new Error('no school');
    const centre = CENTRES.find(({ key }) => key === school.home);
    const at = (miles: number, fsm6Percent: number) => {
      const { latitude = 0, longitude = 0 } = centre?.position ?? {};
      const position = { latitude: latitude + miles / 69.1, longitude };
      return chanceToCome(barriersFor({ ...school, position, fsm6Percent }, school.home));
    };
    expect([at(1, 10) > at(4, 10), at(4, 10) > at(9, 10)]).toEqual([true, true]);
    expect([at(4, 10) > at(4, 30), at(4, 30) > at(4, 60)]).toEqual([true, true]);
    const host = { ...school, isHost: true };
    expect(barriersFor(host, school.home)).toMatchObject({ location: 0, transport_cost: 0, cover: 0 });
    expect(at(1, 10)).toBeLessThan(chanceToCome(barriersFor(host, school.home)));
  });

  it('has schools that have not come this term, one of them since it fell out with its centre', () => {
    const came = new Set(
      inState('attended', city.visits)
        .filter(({ day }) => day >= '2026-09-01')
        .map(({ centre, partner }) => `${centre} ${partner}`),
    );
    const absent = city.schools.filter((school) => !school.closedInto && !came.has(`${school.home} ${school.key}`));
    expect(absent.length).toBeGreaterThanOrEqual(2);
    expect(absent.some((school) => school.quarrelsWith === school.home)).toBe(true);
  });

  it('has two journeys that a manager knows better than the map, one of which its awards go by', () => {
    const [slow, far] = enteredJourneys(city.schools);
    expect(slow).toMatchObject({ school: personaSchool(city.schools), centre: 'media', minutes: 25, metres: null });
    expect(far).toMatchObject({ centre: 'design', minutes: null });
    if (!far) throw new Error('no second journey');
    // A fifth more than 1.3 times the straight line.
    expect(milesOnRecord(city.schools)(far.school, 'design')).toBeCloseTo(milesTo(far.school, 'design') * 1.3 * 1.2, 0);
  });

  it('uses its hall whole and by halves, and its recording studio', () => {
    const used = new Set(city.visits.map(({ room }) => room));
    for (const room of ['Main Hall', 'Hall, north half', 'Hall, south half', 'Recording Studio']) {
      expect([room, used.has(room)]).toEqual([room, true]);
    }
  });

  it('has no school with more pupils on free meals now than in six years, in no census', () => {
    const chance = new Chance('census');
    const censuses = city.schools.flatMap((school) => censusesOf(school, city.timeline, chance));
    const known = [...city.schools, ...censuses].filter(({ fsmPercent }) => fsmPercent !== null);
    expect(known.length).toBeGreaterThan(80);
    expect(known.filter(({ fsmPercent, fsm6Percent }) => Number(fsm6Percent) < Number(fsmPercent))).toEqual([]);
  });

  it('has one school whose need nobody knows, and one that closed into another', () => {
    const { schools, visits, timeline } = city;
    expect(schools.filter(({ fsmPercent, fsm6Percent }) => fsmPercent === null && fsm6Percent === null)).toHaveLength(
      1,
    );
    const closed = schools.filter((school) => school.closedInto);
    expect(closed).toHaveLength(1);
    expect(schools.some(({ key }) => key === closed[0]?.closedInto)).toBe(true);
    const late = visits.filter(({ partner, day }) => partner === closed[0]?.key && day >= timeline.schoolYearBegan);
    expect(late).toEqual([]);
  });
});

/** Soon after midnight, weekends, both clock changes, the first day of a school year, a new year and a leap day. */
const MOMENTS = [
  '2026-11-24T00:10:00Z',
  '2026-11-28T12:00:00Z',
  '2026-11-29T23:30:00Z',
  '2026-10-25T01:30:00Z',
  '2027-03-28T01:30:00Z',
  '2026-09-01T08:00:00Z',
  '2027-01-01T00:00:00Z',
  '2028-02-29T15:00:00Z',
];

describe.each(MOMENTS)('the demo city at %s', (iso) => {
  const now = new Date(iso);
  const city = demoCity(new Chance(SEED), now);
  const { today } = city.timeline;
  const of = (partner: string, asker: string) =>
    city.visits.filter((visit) => visit.partner === partner && visit.requestedBy === asker);

  it('calls a working day today: this one, or the Monday after a weekend', () => {
    expect(weekdayOf(today)).toBeLessThanOrEqual(5);
    expect([0, 1, 2].map((days) => addDays(today, -days))).toContain(
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now),
    );
  });

  it('knows nothing of the future', () => {
    const early = city.visits.flatMap((visit) => visit.moves.filter(({ at }) => at > now));
    expect(early).toEqual([]);
    const unheld = city.visits.filter((visit) => visit.attended && moment(visit.day, visit.end) > now);
    expect(unheld).toEqual([]);
  });

  it('moves each visit on in time, and decides before it begins', () => {
    const wrong = city.visits.filter(({ moves, day, start }) => {
      const backwards = moves.some(({ at }, index) => at < (moves[index - 1]?.at ?? at));
      const approved = moves.find(({ to }) => to === 'approved');
      return backwards || (approved && approved.at >= moment(day, start));
    });
    expect(wrong).toEqual([]);
  });

  it('promises no room twice and no more equipment than works', () => {
    expect(overlaps(city)).toEqual([]);
  });

  it('has tutors with groups, none with two at once or while on leave, and none outside their working hours', () => {
    const taught = city.visits.filter((visit) => visit.tutor !== undefined);
    expect(taught.length).toBeGreaterThan(300);
    const byDay = Map.groupBy(taught, ({ centre, day, tutor }) => `${centre} ${day} ${tutor}`);
    const twice = [...byDay.values()].flatMap((stays) =>
      stays.filter((a) => stays.some((b) => a !== b && a.start < b.end && b.start < a.end)),
    );
    expect(twice).toEqual([]);
    const { first, last } = leaveWeek(city.timeline);
    expect(taught.filter(({ tutor, day }) => tutor === 'music' && day >= first && day <= last)).toEqual([]);
    const music = taught.filter(({ tutor }) => tutor === 'music');
    expect(
      music.every(({ day, start, end }) => [2, 3, 5].includes(weekdayOf(day)) && start >= '09:00' && end <= '15:30'),
    ).toBe(true);
  });

  it('has a minibus that fetches small groups, one a day, and never one that came by coach', () => {
    const fetched = city.visits.filter(({ vehicle }) => vehicle !== undefined);
    expect(fetched.length).toBeGreaterThan(10);
    const toCome = fetched.filter(({ day }) => day > today).map((visit) => lastMove(visit).to);
    expect(toCome).toEqual(expect.arrayContaining(['approved', 'requested']));
    expect(fetched.every(({ pupils, adults }) => pupils + adults <= 16)).toBe(true);
    expect(fetched.every(({ vehicle }) => (vehicle?.minutesAway ?? 0) > 5)).toBe(true);
    expect(fetched.filter(({ transportQuotePence }) => transportQuotePence !== null)).toEqual([]);
    expect(new Set(fetched.map(({ centre, day }) => `${centre} ${day}`)).size).toBe(fetched.length);
  });

  it('gives Tess a visit to come, a request, a claim to make and an answer to read', () => {
    const own = of(personaSchool(city.schools).key, 'tess');
    expect(inState('approved', own).some(({ day }) => day > today)).toBe(true);
    expect(inState('requested', own).length).toBeGreaterThanOrEqual(1);
    expect(inState('declined', own).some(({ reasonNote }) => reasonNote?.includes('video cameras'))).toBe(true);
    const claims = inState('attended', own)
      .filter(({ claim }) => claim)
      .map(({ claim, transportQuotePence }) => [claim, transportQuotePence !== null]);
    expect(claims).toEqual([
      ['paid', true],
      ['to make', true],
    ]);
  });

  it('gives each centre requests to answer, visits today, attendance to record and claims to pay', () => {
    for (const { key } of CENTRES) {
      const own = city.visits.filter(({ centre }) => centre === key);
      expect(inState('requested', own).length).toBeGreaterThanOrEqual(6);
      const held = inState('approved', own);
      expect(held.filter(({ day }) => day === today).length).toBeGreaterThanOrEqual(3);
      expect(held.filter(({ day }) => day < today).length).toBeGreaterThanOrEqual(1);
      expect(own.filter(({ claim }) => claim === 'to pay').length).toBeGreaterThanOrEqual(3);
    }
  });

  it('gives each group an evening to come and one that is not decided', () => {
    for (const group of ['neighbourhood-radio', 'repair-evening']) {
      const own = city.visits.filter(({ partner, day }) => partner === group && day > today);
      expect([inState('approved', own).length > 0, inState('requested', own).length > 0]).toEqual([true, true]);
    }
  });
});

/** Pairs of visits that hold one room at one time, and moments at which more of a pool is held than works. */
function overlaps({ visits }: DemoCity): string[] {
  const holding = visits.filter((visit) => ['requested', 'approved', 'attended'].includes(lastMove(visit).to));
  const byDay = Map.groupBy(holding, ({ centre, day }) => `${centre} ${day}`);
  return [...byDay].flatMap(([place, stays]) =>
    [...rooms(stays), ...pools(stays)].map((name) => `${name} at ${place}`),
  );
}

/** By hand: rooms at which two groups at once would be in each other's way. */
const TOGETHER = [
  ['Main Hall', 'Hall, north half'],
  ['Main Hall', 'Hall, south half'],
  ['Recording Studio', 'Control Room'],
];
const together = (a: string, b: string): boolean =>
  a === b || TOGETHER.some((pair) => pair.includes(a) && pair.includes(b));

function rooms(stays: readonly PlannedVisit[]): string[] {
  return stays.flatMap((a, index) =>
    stays
      .slice(index + 1)
      .filter((b) => together(a.room, b.room) && a.start < b.end && b.start < a.end)
      .map((b) => `${a.room} ${a.start} ${b.start}`),
  );
}

function pools(stays: readonly PlannedVisit[]): string[] {
  const all = CENTRES.flatMap((centre) => centre.pools);
  return stays.flatMap(({ start, equipment }) =>
    equipment
      .filter(({ pool }) => {
        const held = stays.filter((stay) => stay.start <= start && stay.end > start).flatMap((stay) => stay.equipment);
        const sum = held.filter((item) => item.pool === pool).reduce((total, { quantity }) => total + quantity, 0);
        const { quantity = 0, broken } = all.find(({ key }) => key === pool) ?? {};
        return sum > quantity - (broken?.quantity ?? 0);
      })
      .map(({ pool }) => `${pool} ${start}`),
  );
}
