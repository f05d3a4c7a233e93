import type { FoundTimes as FoundTimesView, TimeOffer } from '#shared/contracts/search.contract.js';
import { coverMinutes } from '../../common/kernel/lessons-touched.js';
import { wallTimeOf } from '../../common/kernel/wall-time.js';
import type { Journey } from '../partners/index.js';
import type { DeadEnd } from './domain/dead-end.js';
import type { FoundTimes } from './domain/find-times.js';
import type { GivenUp, NearMiss } from './domain/near-misses.js';
import type { Placement } from './domain/placements.js';
import { reasonsFor, type Reason } from './domain/reasons.js';
import type { SearchFacts, VisitNeeds } from './domain/search-facts.js';
import { rivalsOf } from './domain/rivals.js';
import type { SearchRules } from './search-rules.js';
import type { AskedNeeds } from './search-needs.js';

export interface Answer {
  readonly asked: AskedNeeds;
  readonly needs: VisitNeeds;
  readonly journey: Journey | null;
  readonly found: FoundTimes;
  readonly misses: readonly NearMiss[];
  readonly deadEnd: DeadEnd | null;
  /** Of whatever the offers are from. */
  readonly facts: Pick<SearchFacts, 'wishes'>;
  readonly rules: SearchRules;
  /** For whom somebody looks: their own requests are no rivals. */
  readonly partnerId: string;
  readonly bellTimes: FoundTimesView['bellTimes'];
  readonly zone: string;
}

/** A placement by the clocks of the centre. */
export const sessionOf = ({ day, startsAt, endsAt }: Placement, zone: string) => ({
  day: day.day,
  startTime: wallTimeOf(new Date(startsAt), zone),
  endTime: wallTimeOf(new Date(endsAt), zone),
});

const iso = (instant: number): string => new Date(instant).toISOString();

/** What is given up changes what a request for the offer may send. */
function equipmentOf({ asked }: Answer, givesUp: readonly GivenUp[]): TimeOffer['equipment'] {
  return asked.equipment.flatMap((item) => {
    const less = givesUp.find((given) => given.code === 'equipment' && given.poolId === item.poolId);
    const quantity = less?.code === 'equipment' ? less.left : item.quantity;
    return quantity > 0 ? [{ ...item, quantity }] : [];
  });
}

function toOffer(placement: Placement, answer: Answer, reasons: Reason[], givesUp: readonly GivenUp[]): TimeOffer {
  const { room, tutor, vehicle, startsAt, endsAt, leaveAt, backAt, lessons } = placement;
  const session = sessionOf(placement, answer.zone);
  return {
    ...session,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    room: { id: room.id, name: room.name, capacity: room.capacity, stepFree: room.stepFree },
    equipment: equipmentOf(answer, givesUp),
    tutor: tutor && { id: tutor.id, name: tutor.name },
    vehicle: vehicle && { id: vehicle.id, name: vehicle.name },
    travel: answer.journey && { leaveAt: iso(leaveAt), backAt: iso(backAt) },
    lessons: lessons.map(({ name, from, until, minutes }) => ({
      name,
      from: from.toISOString(),
      until: until.toISOString(),
      minutes,
    })),
    coverMinutes: coverMinutes(lessons, answer.needs.adults),
    reasons: reasons.map((reason) =>
      reason.code === 'lessons_lost' ? { ...reason, lessons: [...reason.lessons] } : reason,
    ),
    setsAside: answer.rules.breaches(session),
    rivals: rivalsOf(placement, answer.facts.wishes, answer.partnerId),
  };
}

function toDeadEnd(end: DeadEnd | null): FoundTimesView['deadEnd'] {
  if (end?.code === 'against_rules') return { ...end, rules: [...end.rules] };
  return end?.code === 'no_room_with_features' ? { ...end, features: [...end.features] } : end;
}

export function toFoundTimes(answer: Answer): FoundTimesView {
  const { found, needs, asked, journey, misses } = answer;
  return {
    offers: found.offers.map(({ placement }) => toOffer(placement, answer, reasonsFor(placement, needs, found), [])),
    nearMisses: misses.map(({ offer: { placement }, givesUp }) => ({
      offer: toOffer(placement, answer, reasonsFor(placement, needs, { ...found, days: [], searched: [] }), givesUp),
      givesUp: [...givesUp],
    })),
    deadEnd: toDeadEnd(answer.deadEnd),
    needs: {
      durationMinutes: asked.durationMinutes,
      features: [...asked.features],
      equipment: asked.equipment.map(({ poolId, name, quantity }) => ({ poolId, name, quantity })),
      tutorSkill: asked.tutorSkill,
    },
    journey: journey && { minutes: journey.minutes, origin: journey.origin },
    bellTimes: answer.bellTimes,
    openDays: found.searched.length,
  };
}
