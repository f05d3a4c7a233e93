import { z } from 'zod';
import { localDay, wallTime } from '#shared/contracts/common.js';
import { MOST_SEARCH_DAYS, type SearchTimes } from '#shared/contracts/search.contract.js';
import { requestVisit } from '#shared/contracts/visit-requests.contract.js';
import { programme, yearGroup } from '#shared/contracts/vocabulary.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import { fromMinutes, toMinutes } from '#shared/values/clock-time.js';
import { addDays, daysBetween, type LocalDate } from '#shared/values/local-date.js';
import { asked, unitsText, wantedUnits } from '../centres/index.js';
import { DAY_ERRORS } from './booking.texts.js';
import { OWN_DAYS, rangeOf } from './when.js';

/** Stands for an activity: the group brings an idea of its own. */
export const OTHER = 'other';
/** Begins the value of a period that the group must be back by; otherwise it is `time`, or nothing. */
export const PERIOD = 'period:';
export const AT_TIME = 'time';

const fields = requestVisit.shape;

/** The first screen as it is kept: what its fields hold once they can be used. */
export const wishesSchema = z.object({
  centreId: fields.centreId,
  partnerId: fields.partnerId,
  partnerName: z.string(),
  activityId: z.string().min(1),
  subject: z.string().trim().max(120, 'Keep this to 120 characters'),
  durationMinutes: z.string(),
  features: z.array(z.string()),
  equipment: wantedUnits,
  tutorSkill: z.string(),
  yearGroups: z.array(yearGroup).min(1),
  pupils: fields.pupils,
  adults: fields.adults,
  when: z.string(),
  from: z.string(),
  to: z.string(),
  weekdays: z.array(z.string()),
  backBy: z.string(),
  backByTime: z.string(),
  firstPeriod: z.string(),
  lastPeriod: z.string(),
  earliest: z.string(),
  latest: z.string(),
  wishedStart: z.string(),
  stepFree: z.boolean(),
  vehicle: z.boolean(),
  outsideSchoolHours: z.boolean(),
  programme,
});
export type Wishes = z.infer<typeof wishesSchema>;

/** The same while it is being typed. */
export type WishValues = Omit<Wishes, 'pupils' | 'adults' | 'yearGroups'> & {
  pupils: number | null;
  adults: number | null;
  yearGroups: string[];
};

interface Rule {
  path: keyof Wishes;
  message: string;
  holds: (wishes: Wishes, today: LocalDate) => boolean;
}

const isDay = (text: string): boolean => localDay.safeParse(text).success;
const isTime = (text: string): boolean => wallTime.safeParse(text).success;
const isTimeOrEmpty = (text: string): boolean => text === '' || isTime(text);
const own = ({ when }: Wishes): boolean => when === OWN_DAYS;
const TIME = 'Enter a time, for example 9:30 or 14:00';

/** What depends on other answers or on today; the first that fails is told for each field. */
const RULES: readonly Rule[] = [
  {
    path: 'subject',
    message: 'Enter what they will do',
    holds: (w) => w.activityId !== OTHER || w.subject.trim() !== '',
  },
  { path: 'from', message: 'Enter the first day, for example 27 November', holds: (w) => !own(w) || isDay(w.from) },
  { path: 'to', message: 'Enter the last day, for example 27 November', holds: (w) => !own(w) || isDay(w.to) },
  {
    path: 'from',
    message: DAY_ERRORS.over,
    holds: (w, today) => !own(w) || w.from >= today,
  },
  {
    path: 'from',
    message: DAY_ERRORS.tooFar,
    holds: (w, today) => !own(w) || !isDay(w.from) || w.from <= addDays(today, HORIZON_DAYS),
  },
  { path: 'to', message: 'Enter a last day on or after the first', holds: (w) => !own(w) || w.from <= w.to },
  {
    path: 'to',
    message: `Search through ${MOST_SEARCH_DAYS} days at a time, a term at the most`,
    holds: (w) => !own(w) || !isDay(w.from) || !isDay(w.to) || daysBetween(w.from, w.to) < MOST_SEARCH_DAYS,
  },
  {
    path: 'when',
    message: 'Those days are over. Choose others',
    holds: (w, today) => own(w) || rangeOf(w, today).from <= rangeOf(w, today).to,
  },
  { path: 'backByTime', message: TIME, holds: (w) => w.backBy !== AT_TIME || isTime(w.backByTime) },
  {
    path: 'firstPeriod',
    message: 'Choose from which period, or any for both',
    holds: (w) => w.firstPeriod !== '' || w.lastPeriod === '',
  },
  {
    path: 'lastPeriod',
    message: 'Choose until which period, or any for both',
    holds: (w) => w.lastPeriod !== '' || w.firstPeriod === '',
  },
  { path: 'earliest', message: TIME, holds: (w) => isTimeOrEmpty(w.earliest) },
  { path: 'latest', message: TIME, holds: (w) => isTimeOrEmpty(w.latest) },
  {
    path: 'latest',
    message: 'Enter a time after the earliest',
    holds: (w) => w.earliest === '' || w.latest === '' || w.earliest < w.latest,
  },
  { path: 'wishedStart', message: TIME, holds: (w) => isTimeOrEmpty(w.wishedStart) },
];

/** Everything that is wrong is told at once, whatever else is wrong: a rule looks at texts, which are always there. */
const ALWAYS = { when: () => true };

/** What the first screen must hold before times can be looked for. */
export const wishesOn = (today: LocalDate): z.ZodType<Wishes> =>
  RULES.reduce<z.ZodType<Wishes>>(
    (schema, { path, message, holds }) =>
      schema.refine((wishes) => holds(wishes, today), { path: [path], message, ...ALWAYS }),
    wishesSchema,
  );

function neededOf(wishes: Wishes): Pick<SearchTimes, 'activityId' | 'needs'> {
  if (wishes.activityId !== OTHER) return { activityId: wishes.activityId };
  const { durationMinutes, features, equipment, tutorSkill } = wishes;
  const rest = { features, equipment: asked(equipment), tutorSkill: tutorSkill === '' ? null : tutorSkill };
  return { needs: { durationMinutes: Number(durationMinutes), ...rest } };
}

function backByOf({ backBy, backByTime }: Wishes): SearchTimes['backBy'] {
  if (backBy === '') return undefined;
  return backBy === AT_TIME ? { time: backByTime } : { period: backBy.slice(PERIOD.length) };
}

const filled = (text: string): string | undefined => (text === '' ? undefined : text);

/** What the server is asked. Answers that nobody gave are left out. */
export function toSearch(wishes: Wishes, today: LocalDate): SearchTimes {
  const { centreId, partnerId, pupils, adults, stepFree, vehicle, outsideSchoolHours, weekdays, programme } = wishes;
  const { firstPeriod: first, lastPeriod: last } = wishes;
  return {
    ...{ centreId, partnerId, pupils, adults, stepFree, vehicle, outsideSchoolHours, programme },
    ...neededOf(wishes),
    ...rangeOf(wishes, today),
    weekdays: weekdays.length === 0 ? undefined : weekdays.map(Number),
    earliest: filled(wishes.earliest),
    latest: filled(wishes.latest),
    periods: first === '' ? undefined : { first, last },
    backBy: backByOf(wishes),
    wishedStart: filled(wishes.wishedStart),
  };
}

/** One visit of these wishes, on the first day and at the first time of all, for the page that says why it cannot be had. */
export function whyNotQuery(
  { centreId, partnerId, pupils, programme, activityId, ...wishes }: Wishes,
  { durationMinutes }: { durationMinutes: number },
  today: LocalDate,
): Record<string, string> {
  const start = wishes.wishedStart === '' ? wishes.earliest : wishes.wishedStart;
  const end = start === '' ? '' : fromMinutes(Math.min(toMinutes(start) + durationMinutes, LAST_MINUTE));
  return {
    ...{ centre: centreId, partner: partnerId, pupils: String(pupils), programme },
    ...{ day: rangeOf(wishes, today).from, start, end },
    ...(activityId === OTHER ? { equipment: unitsText(asked(wishes.equipment)) } : { activity: activityId }),
  };
}

const LAST_MINUTE = 23 * 60 + 59;
