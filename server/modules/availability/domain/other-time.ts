import type { Displaced, Home } from './homes.js';
import { possibleStarts, type Able, type PossibleStarts } from './possible-starts.js';
import { STRICT, type ResourceFacts, type SearchDay } from './search-facts.js';
import { mayStart, type StartTimes } from './start-times.js';
import { needsOf, nearestStart, withHelpers } from './substitutes.js';
import { awayOf } from './travel.js';
import type { AskedVisit } from './visit-holds.js';

/**
 * The nearest time at which all can be had, within the school's day where that can be; in the visit's own room, with its
 * own tutor and vehicle, where they are free then.
 */
export function homeAtOtherTime(
  visit: Pick<Displaced, 'asked' | 'features' | 'session'>,
  facts: ResourceFacts,
  days: readonly SearchDay[],
): Home | undefined {
  return nearest(visit, facts, { days, outsideSchool: false }) ?? nearest(visit, facts, { days, outsideSchool: true });
}

function nearest(
  { asked, features, session }: Pick<Displaced, 'asked' | 'features' | 'session'>,
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
