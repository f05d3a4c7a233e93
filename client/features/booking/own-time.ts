import { z } from 'zod';
import type { TimesView } from '#shared/contracts/availability.contract.js';
import { localDay, wallTime } from '#shared/contracts/common.js';
import type { FoundTimes, SearchTimes, TimeOffer } from '#shared/contracts/search.contract.js';
import { requestVisit } from '#shared/contracts/visit-requests.contract.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import { fromMinutes, toMinutes } from '#shared/values/clock-time.js';
import { addDays, type LocalDate } from '#shared/values/local-date.js';
import { instantAt } from '../../core/dates.js';
import { inSentence } from '../../core/words.js';
import { wantedUnits } from '../centres/index.js';
import { DAY_ERRORS } from './booking.texts.js';

export const ownTime = z.object({ day: localDay, startTime: wallTime, endTime: wallTime });
export type OwnTime = z.infer<typeof ownTime>;

/** A day and time that somebody names themselves. */
export const ownTimeOn = (today: LocalDate) =>
  ownTime
    .refine(({ startTime, endTime }) => startTime < endTime, {
      path: ['endTime'],
      message: 'Enter an end time after the start',
    })
    .refine(({ day }) => day >= today, { path: ['day'], message: DAY_ERRORS.over })
    .refine(({ day }) => day <= addDays(today, HORIZON_DAYS), {
      path: ['day'],
      message: DAY_ERRORS.tooFar,
    });

const LAST_END = 23 * 60 + 55;

/** Ten o'clock, or the time that was wished, for as long as the session takes. */
export function firstOwnTime(day: string, wishedStart: string, durationMinutes: number): OwnTime {
  const startTime = wishedStart === '' ? '10:00' : wishedStart;
  const end = Math.min(toMinutes(startTime) + durationMinutes, LAST_END);
  return { day, startTime, endTime: fromMinutes(end) };
}

export const ownRoom = z.object({
  roomId: requestVisit.shape.roomId,
  equipment: wantedUnits,
});
export type OwnRoom = z.infer<typeof ownRoom>;

/** What is left at the chosen time is said before the server has to. */
export const ownRoomWithin = (left: ReadonlyMap<string, number>) =>
  ownRoom.superRefine(({ equipment }, check) => {
    equipment.forEach(({ poolId, name, quantity }, index) => {
      const most = left.get(poolId) ?? 0;
      if (quantity === null || quantity <= most) return;
      const message =
        most === 0
          ? `No ${inSentence(name)} are left at that time. Leave it empty, or choose another time`
          : `Only ${most} ${inSentence(name)} are left at that time. Enter ${most} or fewer`;
      check.addIssue({ code: 'custom', path: ['equipment', index, 'quantity'], message });
    });
  });

const MOST_MINUTES = 480;

/** Asks only who and what else is free at that time: the room and the equipment are chosen by hand. */
export function searchAt(search: SearchTimes, { day, startTime, endTime }: OwnTime, tutorSkill: string): SearchTimes {
  const { centreId, partnerId, pupils, adults, stepFree, vehicle, programme } = search;
  const durationMinutes = Math.min(toMinutes(endTime) - toMinutes(startTime), MOST_MINUTES);
  return {
    ...{ centreId, partnerId, pupils, adults, stepFree, vehicle, programme },
    needs: { durationMinutes, features: [], equipment: [], tutorSkill: tutorSkill === '' ? null : tutorSkill },
    ...{ from: day, to: day, earliest: startTime, latest: endTime, wishedStart: startTime },
    outsideSchoolHours: true,
  };
}

interface OwnChoice {
  time: OwnTime;
  room: OwnRoom;
  times: Pick<TimesView, 'rooms'>;
  /** Who and what else is free then; null when that could not be found out. */
  helpers: Pick<FoundTimes, 'offers'> | null;
  zone: string;
}

const NOBODY_KNOWS = { tutor: null, vehicle: null, travel: null, lessons: [], coverMinutes: 0 } as const;

/** A time of one's own in the shape of a found one. @throws RangeError for a time that the clocks leave out */
export function asOffer({ time, room, times, helpers, zone }: OwnChoice): TimeOffer {
  const [startsAt, endsAt] = [instantAt(time.day, time.startTime, zone), instantAt(time.day, time.endTime, zone)];
  const chosen = times.rooms.find(({ id }) => id === room.roomId);
  if (startsAt === null || endsAt === null || !chosen) throw new RangeError('Such a time or room cannot be chosen');
  const { tutor, vehicle, travel, lessons, coverMinutes } = helpers?.offers[0] ?? NOBODY_KNOWS;
  return {
    ...time,
    startsAt,
    endsAt,
    room: { id: chosen.id, name: chosen.name, capacity: chosen.capacity, stepFree: chosen.stepFree },
    equipment: room.equipment.flatMap(({ poolId, name, quantity }) => (quantity ? [{ poolId, name, quantity }] : [])),
    ...{ tutor, vehicle, travel, coverMinutes, lessons: [...lessons] },
    reasons: [],
    ...{ setsAside: [], rivals: 0 },
  };
}
