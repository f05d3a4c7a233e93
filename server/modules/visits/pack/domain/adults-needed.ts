import type { AdultRatios, AdultsView } from '#shared/contracts/visit-pack.contract.js';
import type { YearGroup } from '#shared/contracts/vocabulary.js';

/**
 * How many adults a group needs for its age and size.
 *
 * The defaults follow the guidance on ratios of the Outdoor Education Advisers' Panel (OEAP National Guidance 4.3b,
 * "Ratios and Effective Supervision"), which names as starting points 1 adult for 6 pupils in years 1 to 3, 1 for 10 to
 * 15 in years 4 to 6 and 1 for 15 to 20 from year 7, and of the early years framework for younger ones. Where it names a
 * range, the safer end is taken. They are no law for a school's own risk assessment, so that a centre can set its own.
 */
export const DEFAULT_RATIOS: AdultRatios = { earlyYears: 4, years1to3: 6, years4to6: 10, years7up: 15 };

const BAND_OF: Readonly<Record<Exclude<YearGroup, 'adult'>, keyof AdultRatios>> = {
  N: 'earlyYears',
  R: 'earlyYears',
  '1': 'years1to3',
  '2': 'years1to3',
  '3': 'years1to3',
  '4': 'years4to6',
  '5': 'years4to6',
  '6': 'years4to6',
  '7': 'years7up',
  '8': 'years7up',
  '9': 'years7up',
  '10': 'years7up',
  '11': 'years7up',
  '12': 'years7up',
  '13': 'years7up',
};

export interface GroupOfPupils {
  readonly yearGroups: readonly string[];
  readonly pupils: number;
}

const isBanded = (year: string): year is keyof typeof BAND_OF => year in BAND_OF;

/** A group of several years needs what its strictest year needs; adults need nobody. */
export function adultsNeeded({ yearGroups, pupils }: GroupOfPupils, ratios: AdultRatios): number {
  const perAdult = yearGroups.filter(isBanded).map((year) => ratios[BAND_OF[year]]);
  return perAdult.length === 0 ? 0 : Math.ceil(pupils / Math.min(...perAdult));
}

export function adultsOf(group: GroupOfPupils & { readonly adults: number }, ratios: AdultRatios): AdultsView {
  const needed = adultsNeeded(group, ratios);
  return { needed, named: group.adults, enough: group.adults >= needed };
}
