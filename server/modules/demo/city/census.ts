import type { Chance } from './chance.js';
import type { DemoSchool } from './schools.js';
import type { Timeline } from './timeline.js';

/** What a school census said of a school. */
export interface Census {
  readonly asOf: string;
  readonly roll: number;
  readonly fsmPercent: number | null;
  readonly fsm6Percent: number | null;
}

const CENSUS_DAY = '01-15';

/** One census for each January since the one before the demo begins; the newest says what the school is made of. */
export function censusesOf(school: DemoSchool, timeline: Timeline, chance: Chance): Census[] {
  const { roll, fsmPercent, fsm6Percent } = school;
  const first = Number(timeline.from.slice(0, 4));
  const days = [first, first + 1, first + 2].map((year) => `${year}-${CENSUS_DAY}`);
  const past = days.filter((day) => day < timeline.today && !(school.closedInto && day >= timeline.schoolYearBegan));
  return past.map((asOf, index) => {
    if (index === past.length - 1) return { asOf, roll, fsmPercent, fsm6Percent };
    const growth = 1 + 0.02 * chance.normal();
    const shift = 0.8 * chance.normal();
    return {
      asOf,
      roll: Math.round(roll * growth),
      fsmPercent: shifted(fsmPercent, shift),
      fsm6Percent: shifted(fsm6Percent, shift),
    };
  });
}

const shifted = (percent: number | null, shift: number) =>
  percent === null ? null : Math.round(Math.min(95, Math.max(1, percent + shift)) * 10) / 10;

/** The latest census on or before a day; a school that has none yet is not known then. */
export const censusOn = (censuses: readonly Census[], day: string): Census | null =>
  censuses.filter((census) => census.asOf <= day).at(-1) ?? null;
