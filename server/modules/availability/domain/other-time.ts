import type { Displaced, Home } from './homes.js';
import { possibleStarts, type Able, type PossibleStarts } from './possible-starts.js';
import { STRICT, type ResourceFacts, type SearchDay } from './search-facts.js';
import { mayStart, type StartTimes } from './start-times.js';
import { needsOf, nearestStart, withHelpers } from './substitutes.js';
import type { SessionTime } from './time-obstacles.js';
import { awayOf } from './travel.js';
import type { AskedVisit } from './visit-holds.js';

type Moving = Pick<Displaced, 'asked' | 'day' | 'features' | 'session'>;

const ALONE: ReadonlySet<string> = new Set();

/**
 * The nearest time at which all can be had, within the school's day where that can be; in the visit's own room, with its
 * own tutor and vehicle, where they are free then. A day before and a day after are equally far: there it goes with others.
 * @param company days on which others of its school are that were on its day
 */
export function homeAtOtherTime(
  visit: Moving,
  facts: ResourceFacts,
  days: readonly SearchDay[],
  company = ALONE,
): Home | undefined {
  const within = (outsideSchool: boolean): Home | undefined => {
    const home = nearest(visit, facts, { days, outsideSchool });
    const shared = home ? sharedDays(visit, home, days, company) : [];
    return (shared.length > 0 ? nearest(visit, facts, { days: shared, outsideSchool }) : undefined) ?? home;
  };
  return within(false) ?? within(true);
}

/** As far from the visit's own day as the day of a home, and with company. */
function sharedDays({ day }: Moving, { session }: Home, days: readonly SearchDay[], company: ReadonlySet<string>) {
  const own = dayOf(session, days);
  if (own === undefined || company.has(own)) return [];
  return days.filter((one) => company.has(one.day) && daysApart(one.day, day) === daysApart(own, day));
}

const daysApart = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other));

/** On which of some days a session is. */
export function dayOf({ startsAt, endsAt }: SessionTime, days: readonly SearchDay[]): string | undefined {
  const covers = ({ from, until }: { from: number; until: number }) =>
    from <= startsAt.getTime() && endsAt.getTime() <= until;
  return days.find(({ open }) => open.some(covers))?.day;
}

function nearest(
  { asked, features, session }: Moving,
  facts: ResourceFacts,
  { days, outsideSchool }: { days: readonly SearchDay[]; outsideSchool: boolean },
): Home | undefined {
  const tutorSkill = asked.tutorId === null ? null : asked.tutorSkill;
  const needs = { ...needsOf({ asked, features }, session), tutorSkill, vehicle: asked.vehicleId !== null };
  const possible = possibleStarts(needs, { ...facts, days }, awayOf(asked), { ...STRICT, outsideSchool });
  const starts = withOwnTutor(possible, asked, needs.length, facts);
  const at = nearestStart(starts, session.startsAt.getTime());
  if (at === null) return undefined;
  const room = ableAt(possible.rooms, at, asked.roomId);
  if (!room) return undefined;
  const tutorId = tutorSkill === null ? asked.tutorId : (ableAt(possible.tutors, at, asked.tutorId)?.id ?? null);
  const vehicleId = ableAt(possible.vehicles, at, asked.vehicleId)?.id ?? null;
  const otherSession = { startsAt: new Date(at), endsAt: new Date(at + needs.length) };
  return { kind: 'other_time', room, tutorId, vehicleId, session: otherSession };
}

/** Where nobody knows what is to be taught, it is this tutor or none. */
function withOwnTutor({ starts }: PossibleStarts, asked: AskedVisit, length: number, facts: ResourceFacts): StartTimes {
  return asked.tutorSkill === null ? withHelpers(starts, { ...asked, vehicleId: null }, length, facts) : starts;
}

function ableAt<T extends { readonly id: string }>(all: readonly Able<T>[], at: number, own: string | null): T | null {
  const able = all.filter(({ starts }) => mayStart(starts, at)).map(({ who }) => who);
  return able.find(({ id }) => id === own) ?? able[0] ?? null;
}
