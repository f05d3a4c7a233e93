import type { BarrierCode } from '#shared/contracts/vocabulary.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { barriersFor, chanceToCome, weighted } from './barriers.js';
import type { CentreKey } from './centres.js';
import type { Chance } from './chance.js';
import type { Phase } from './real-shape.js';
import { isSchoolDay } from './school-days.js';
import { milesTo, type DemoSchool } from './schools.js';

export interface Session {
  readonly start: string;
  readonly end: string;
}

/** Somebody would like to come on one of these days; the first that can be had is taken. */
export interface Wish {
  readonly centre: CentreKey;
  readonly partner: string;
  readonly phase: Phase;
  readonly isHost: boolean;
  readonly miles: number;
  readonly days: readonly string[];
  readonly stoppedBy: BarrierCode | null;
}

export const FIRST_LESSONS: Session = { start: '09:15', end: '10:45' };
export const LATE_MORNING: Session = { start: '11:15', end: '12:45' };
export const AFTERNOON: Session = { start: '13:30', end: '15:00' };
export const MORNING: Session = { start: '09:30', end: '12:00' };
export const WHOLE_DAY: Session = { start: '09:30', end: '14:30' };
export const AFTER_SCHOOL: Session = { start: '15:45', end: '17:15' };
export const EVENING: Session = { start: '18:00', end: '19:30' };
export const LESSONS: readonly Session[] = [FIRST_LESSONS, LATE_MORNING, AFTERNOON];

/** In which form a group comes: the longer the way, the longer the stay. */
export function sessionFor(phase: Phase, miles: number, chance: Chance): Session {
  const long = phase === 'primary' ? 0.3 + miles / 20 : miles / 25;
  if (!chance.is(long)) return chance.pick(LESSONS);
  return chance.is(0.75) ? MORNING : WHOLE_DAY;
}

/**
 * Visits that teachers of a school would make in a week if nothing stood in the way: a class would come about every
 * four weeks, and larger schools have more classes but not as many more teachers who are keen.
 */
const WISHES_A_WEEK: Readonly<Record<Phase, { readonly wishes: number; readonly roll: number }>> = {
  primary: { wishes: 2.6, roll: 350 },
  secondary: { wishes: 4.4, roll: 1100 },
};
/** A second centre is known less well. */
const SECOND_CENTRE = 0.4;
/** Of the visits that a barrier stops, most are never asked for; these are, and then fall through. */
const ASKED_FOR_ALL_THE_SAME = 0.08;

/** Nobody likes to leave on a Monday or a Friday, when cover is hardest to find. */
const WEEKDAY_WEIGHTS = [0.7, 1.2, 1.2, 1.1, 0.6];

function daysByPreference(monday: string, chance: Chance): string[] {
  const days = WEEKDAY_WEIGHTS.map((weight, index) => ({ day: addDays(monday, index), key: chance.unit() / weight }));
  return days
    .sort((a, b) => a.key - b.key)
    .map(({ day }) => day)
    .filter(isSchoolDay);
}

/** What the teachers of one school would like from one centre in one week. */
export function wishesOf(school: DemoSchool, centre: CentreKey, monday: string, chance: Chance): Wish[] {
  const { wishes, roll } = WISHES_A_WEEK[school.phase];
  const mean = wishes * Math.sqrt(school.roll / roll) * (school.home === centre ? 1 : SECOND_CENTRE);
  const barriers = barriersFor(school, centre);
  const coming = chanceToCome(barriers);
  return Array.from({ length: chance.poisson(mean) }).flatMap(() => {
    const comes = chance.is(coming);
    if (!comes && !chance.is(ASKED_FOR_ALL_THE_SAME)) return [];
    const days = daysByPreference(monday, chance);
    if (days.length === 0) return [];
    const stoppedBy = comes ? null : chance.weighted(weighted(barriers));
    const { key: partner, phase } = school;
    const isHost = school.isHost && school.home === centre;
    return [{ centre, partner, phase, isHost, miles: milesTo(school, centre), days, stoppedBy }];
  });
}
