import type {
  CentreFairHoursView,
  DecisionEffect,
  JointEffect as JointEffectView,
  OwnFairHours,
  SchoolFairHours,
} from '#shared/contracts/fairness.contract.js';
import type { Effect, JointEffect } from './domain/decision-effect.js';
import { hostShareOf, type SchoolStanding } from './domain/fair-hours.js';
import type { CentreYear } from './fair-hours.loader.js';

const tenths = (value: number): number => Math.round(value * 10) / 10 + 0;
const hoursOf = (minutes: number): number => tenths(minutes / 60);
const hoursOrNull = (minutes: number | null): number | null => (minutes === null ? null : hoursOf(minutes));
const percentOf = (share: number | null): number | null => (share === null ? null : tenths(share * 100));

/** Taken from the figures beside it as they are shown, so that whoever checks it by hand finds the same. */
const shortBy = (entitled: number | null, used: number): number | null =>
  entitled === null ? null : tenths(entitled - used);

type Standing = Pick<OwnFairHours, 'used' | 'entitled' | 'entitledYear' | 'shortfall' | 'missing' | 'need'>;

function standingOf(school: SchoolStanding): Standing {
  const [used, entitled] = [hoursOf(school.used), hoursOrNull(school.entitled)];
  return {
    ...{ used, entitled, entitledYear: hoursOrNull(school.entitledYear), shortfall: shortBy(entitled, used) },
    missing: school.weighed.known ? null : school.weighed.missing,
    need: school.weighed.known ? school.weighed.need : null,
  };
}

const schoolOf = ({ partnerId, name, role, roll, countsFrom, ...rest }: SchoolStanding): SchoolFairHours => ({
  ...{ partnerId, name, role, roll, countsFrom },
  ...standingOf({ partnerId, name, role, roll, countsFrom, ...rest }),
});

const centreOf = ({ centre }: CentreYear) => ({ id: centre.id, name: centre.name });

export function toCentreView(found: CentreYear): CentreFairHoursView {
  const { hours, rules, year } = found;
  return {
    centre: centreOf(found),
    ...year,
    rules,
    bookable: hoursOf(hours.bookable),
    shared: hoursOf(hours.shared),
    hostShare: percentOf(hostShareOf(hours)),
    schools: hours.schools.map(schoolOf),
  };
}

/** What a school may know: its own figures, and nothing from which another's could be worked out. */
export function toOwnView(found: CentreYear, schoolId: string): OwnFairHours[] {
  const own = found.hours.schools.filter(({ partnerId }) => partnerId === schoolId);
  return own.map((school) => ({ centre: centreOf(found), role: school.role, ...found.year, ...standingOf(school) }));
}

export function toEffectView(visitId: string, found: CentreYear, effect: Effect): DecisionEffect {
  const { school } = effect;
  const standing = standingOf(school);
  const usedAfter = hoursOf(effect.usedAfter);
  return {
    ...{ visitId, school: { id: school.partnerId, name: school.name }, role: school.role },
    ...found.year,
    ...standing,
    ...{ usedAfter, shortfallAfter: shortBy(standing.entitled, usedAfter) },
    hostCapPercent: found.rules.hostCapPercent,
    hostShare: percentOf(effect.hostShare),
    hostShareAfter: percentOf(effect.hostShareAfter),
  };
}

export function toJointEffectView(found: CentreYear, effect: JointEffect): JointEffectView {
  return {
    ...found.year,
    hostCapPercent: found.rules.hostCapPercent,
    hostShare: percentOf(effect.hostShare),
    hostShareAfter: percentOf(effect.hostShareAfter),
    schools: effect.schools.map(({ school, usedAfter }) => {
      const standing = standingOf(school);
      const after = hoursOf(usedAfter);
      return {
        ...{ school: { id: school.partnerId, name: school.name }, role: school.role },
        ...standing,
        ...{ usedAfter: after, shortfallAfter: shortBy(standing.entitled, after) },
      };
    }),
  };
}

/** Hours by school, as they are shown. */
export const shortfallsOf = ({ hours }: CentreYear): ReadonlyMap<string, number | null> =>
  new Map(hours.schools.map((school) => [school.partnerId, standingOf(school).shortfall]));
