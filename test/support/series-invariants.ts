import type { EntityManager } from 'typeorm';
import { instantFrom, jsonFrom, sql } from '../../server/database/dialect.js';

const DAY_MS = 86_400_000;
const STANDING = ['requested', 'approved'];

interface SeriesVisit {
  readonly id: string;
  readonly seriesId: string;
  readonly day: string;
  readonly state: string;
  readonly startsAt: number;
  /** When it gives its time back unless it is answered. */
  readonly heldUntil: number;
  readonly changedAlone: boolean;
  /** All that a person could see of it, to be compared as text. */
  readonly whole: string;
}

interface KnownSeries {
  readonly id: string;
  readonly every: string;
  readonly weekdays: readonly number[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly continuesId: string | null;
}

interface VisitRow extends Record<string, unknown> {
  id: string;
  series_id: string;
  series_day: string;
  state: string;
  starts_at: Date | string;
  hold_expires_at: Date | string | null;
  changed_alone: boolean | number;
}

async function seriesVisits(manager: EntityManager, centreId: string): Promise<SeriesVisit[]> {
  const rows = await sql(manager)<VisitRow>`
    SELECT v.id, v.series_id, v.series_day, v.state, v.version, v.starts_at, v.ends_at, v.hold_expires_at, v.subject,
           v.expected_pupils, v.changed_alone FROM visits v WHERE v.centre_id = ${centreId} AND v.series_id IS NOT NULL ORDER BY v.id`;
  return rows.map(({ series_id: seriesId, series_day: day, ...row }) => ({
    ...{ id: row.id, seriesId, day, state: row.state, startsAt: instantFrom(row.starts_at).getTime() },
    heldUntil: row.hold_expires_at === null ? Infinity : instantFrom(row.hold_expires_at).getTime(),
    changedAlone: Boolean(row.changed_alone),
    whole: JSON.stringify(row),
  }));
}

async function allSeries(manager: EntityManager, centreId: string): Promise<KnownSeries[]> {
  const rows = await sql(manager)<Omit<KnownSeries, 'weekdays'> & { weekdays: unknown }>`
    SELECT id, every, weekdays, first_day AS "firstDay", last_day AS "lastDay", continues_id AS "continuesId"
      FROM series WHERE centre_id = ${centreId}`;
  return rows.map((row) => ({ ...row, weekdays: jsonFrom<number[]>(row.weekdays) }));
}

export interface Known {
  readonly series: readonly KnownSeries[];
  readonly visits: readonly SeriesVisit[];
  readonly mails: number;
}

/** What is known of the series of a centre, and how many mails have been written by anybody. */
export async function knownAt(manager: EntityManager, centreId: string): Promise<Known> {
  const [mails] = await sql(manager)<{ count: number | string }>`SELECT count(*) AS count FROM outbox`;
  const series = await allSeries(manager, centreId);
  return { series, visits: await seriesVisits(manager, centreId), mails: Number(mails?.count) };
}

/** Of a series and its parts, the first. */
export function rootOf(series: readonly KnownSeries[], id: string): string {
  const before = series.find((one) => one.id === id)?.continuesId ?? null;
  return before === null ? id : rootOf(series, before);
}

const weekday = (day: string) => new Date(day).getUTCDay() || 7;
const week = (day: string) => Math.floor((Date.parse(day) / DAY_MS + 3) / 7);

function fits(day: string, { every, weekdays, firstDay, lastDay }: KnownSeries): boolean {
  const inWeek = every === 'week' || (week(day) - week(firstDay)) % 2 === 0;
  return inWeek && weekdays.includes(weekday(day)) && firstDay <= day && day <= lastDay;
}

/** What is not as the rules of its series say, one sentence each. */
export function unruly(series: readonly KnownSeries[], visits: readonly SeriesVisit[], now: number): string[] {
  const standing = visits.filter(
    ({ state, startsAt, heldUntil }) => STANDING.includes(state) && startsAt > now && heldUntil > now,
  );
  const strays = standing.flatMap(({ seriesId, day, changedAlone }) => {
    const own = series.find(({ id }) => id === seriesId);
    return own && !changedAlone && !fits(day, own)
      ? [`${day} is no date of ${own.every} on ${own.weekdays.join()}`]
      : [];
  });
  const dates = standing.map(({ seriesId, day }) => `${rootOf(series, seriesId)} on ${day}`);
  const twice = dates.filter((date, index) => dates.indexOf(date) !== index).map((date) => `${date} is there twice`);
  const parents = series.flatMap(({ continuesId }) => (continuesId === null ? [] : [continuesId]));
  const forks = parents.filter((id, index) => parents.indexOf(id) !== index).map((id) => `${id} goes on twice`);
  return [...strays, ...twice, ...forks];
}
