import type { ActivityView } from '#shared/contracts/activities.contract.js';
import type { CentreSummary } from '#shared/contracts/centres.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { SOON } from './when.js';
import { OTHER, PERIOD, type WishValues } from './wishes.js';

/** As many adults as most groups bring; the field can be changed. */
const USUAL_ADULTS = 2;
const USUAL_PROGRAMMES: readonly string[] = ['mainstream', 'community'];
const USUAL_MINUTES = '120';

interface Known {
  centres: readonly CentreSummary[];
  /** The last visit of a school or group of their own. */
  last: VisitView | undefined;
  /** Chosen in the catalogue. */
  activity: Pick<ActivityView, 'id' | 'centre'> | null;
  /** Of a community group, and not of a school. */
  forGroup?: boolean;
}

const classOf = (last: VisitView | undefined): Pick<WishValues, 'yearGroups' | 'pupils' | 'adults'> =>
  last
    ? { yearGroups: [...last.yearGroups], pupils: last.expectedPupils, adults: last.expectedAdults }
    : { yearGroups: [], pupils: null, adults: USUAL_ADULTS };

/** Where the activity is, else the only centre there is, else that of last time. */
function centreOf({ centres, last, activity }: Known): string {
  const [only, ...others] = centres;
  if (activity) return activity.centre.id;
  return (others.length === 0 ? only?.id : undefined) ?? last?.centre.id ?? '';
}

/** What the first screen holds at first: the same class as last time, in the next weeks, with nothing special. */
export function firstWishes({ centres, last, activity, forGroup = false }: Known): WishValues {
  return {
    ...classOf(last),
    centreId: centreOf({ centres, last, activity }),
    partnerId: '',
    partnerName: '',
    activityId: activity?.id ?? '',
    subject: '',
    durationMinutes: USUAL_MINUTES,
    features: [],
    equipment: [],
    tutorSkill: '',
    when: SOON,
    from: '',
    to: '',
    weekdays: [],
    backBy: '',
    backByTime: '',
    firstPeriod: '',
    lastPeriod: '',
    earliest: '',
    latest: '',
    wishedStart: '',
    stepFree: false,
    vehicle: false,
    outsideSchoolHours: false,
    programme: forGroup ? 'community' : 'mainstream',
  };
}

/** What another centre does not offer is not asked of it; where it offers nothing, the group has an idea of its own. */
export function fitToCatalogue(values: WishValues, offered: readonly { id: string }[]): void {
  if (values.activityId === OTHER || offered.some(({ id }) => id === values.activityId)) return;
  values.activityId = offered.length === 0 ? OTHER : '';
}

interface SchoolFacts {
  years: readonly { value: string }[];
  periods: readonly { name: string }[];
}

/** Year groups and periods that another school has not got are not asked of it. */
export function fitToSchool(values: WishValues, { years, periods }: SchoolFacts): void {
  const has = (name: string): boolean => periods.some((period) => period.name === name);
  values.yearGroups = values.yearGroups.filter((year) => years.some(({ value }) => value === year));
  if (values.backBy.startsWith(PERIOD) && !has(values.backBy.slice(PERIOD.length))) values.backBy = '';
  if (!has(values.firstPeriod)) values.firstPeriod = '';
  if (!has(values.lastPeriod)) values.lastPeriod = '';
}

/** Whether a wish among those that are folded away was made. */
export function hasMoreWishes(values: WishValues): boolean {
  const { weekdays, firstPeriod, lastPeriod, earliest, latest, wishedStart, programme } = values;
  const texts = [firstPeriod, lastPeriod, earliest, latest, wishedStart];
  const ownTitle = values.activityId !== OTHER && values.subject !== '';
  const ticked = values.stepFree || values.vehicle || values.outsideSchoolHours || ownTitle;
  return ticked || weekdays.length > 0 || texts.some((text) => text !== '') || !USUAL_PROGRAMMES.includes(programme);
}
