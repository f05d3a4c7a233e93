import type { Period } from '../../../common/kernel/lessons-touched.js';
import type { Interval, IntervalSet } from './intervals.js';
import type { Room, TimesOf } from './room-offers.js';
import type { Use } from './stock.js';

/** One local day on which a visit may be: what the centre and the school make of it, and what was asked for. */
export interface SearchDay {
  readonly day: string;
  /** By whose clocks. */
  readonly zone: string;
  /** False for days around the asked ones, which serve near misses only. */
  readonly asked: boolean;
  /** The centre's opening hours, without what is past and without days on which it is closed. */
  readonly open: IntervalSet;
  /** Whether the group's school is at work that day; groups without a timetable always are. */
  readonly atSchool: boolean;
  /** What the school does when, as instants. */
  readonly periods: readonly Period[];
  /** The session must lie within it; null when any time will do. */
  readonly within: Interval | null;
  /** Instants in ms between which the group may be away; null when nothing was said. */
  readonly leaveFrom: number | null;
  readonly backBy: number | null;
  /** When the group would like to begin, best of all; null when it does not mind. */
  readonly wishedAt: number | null;
}

export interface PoolTimes {
  readonly id: string;
  readonly name: string;
  readonly stock: number;
  readonly uses: readonly Use[];
}

/** A tutor or a vehicle: when they could be had, hours, leave and promises taken into account. */
export interface HelperTimes {
  readonly id: string;
  readonly name: string;
  readonly free: IntervalSet;
}

export interface TutorTimes extends HelperTimes {
  readonly skills: readonly string[];
}

export interface VehicleTimes extends HelperTimes {
  readonly seats: number;
}

/** What a centre has, and when it can be had. */
export interface ResourceFacts {
  readonly rooms: readonly Room[];
  readonly timesOf: TimesOf;
  readonly pools: readonly PoolTimes[];
  readonly tutors: readonly TutorTimes[];
  readonly vehicles: readonly VehicleTimes[];
  /** What others have asked for without holding it, and may still be asked for too. */
  readonly wishes: readonly Wish[];
}

/** What a visit would take if it were approved. Instants in ms. */
export interface Wish extends Use {
  readonly visitId: string;
  readonly partnerId: string;
}

/** Everything that decides when a group can come, loaded once. */
export interface SearchFacts extends ResourceFacts {
  readonly days: readonly SearchDay[];
}

/** What a group needs at one time. Lengths in ms. */
export interface VisitNeeds {
  readonly pupils: number;
  readonly adults: number;
  readonly stepFree: boolean;
  readonly features: readonly string[];
  readonly length: number;
  /** Before the session, in which tutors and equipment are already held. */
  readonly preparation: number;
  readonly equipment: readonly { readonly poolId: string; readonly quantity: number }[];
  /** null when the group needs no tutor. */
  readonly tutorSkill: string | null;
  readonly vehicle: boolean;
  /** One way between school and centre; null when nobody knows. */
  readonly journeyMinutes: number | null;
}

/** Which wishes a search may leave aside, to find near misses. */
export interface Slack {
  readonly otherDays: boolean;
  readonly otherTimes: boolean;
  readonly laterBack: boolean;
  readonly outsideSchool: boolean;
}

export const STRICT: Slack = { otherDays: false, otherTimes: false, laterBack: false, outsideSchool: false };
