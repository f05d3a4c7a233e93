export const METRES_PER_MILE = 1609.344;

/** People think in miles, to a tenth of one; the database keeps metres. The figure that people see is the one that decides. */
export const milesOf = (metres: number): number => tenths(metres / METRES_PER_MILE);

/** Whole metres of so many miles, as they are shown: to a tenth. */
export const metresOf = (miles: number): number => Math.round(tenths(miles) * METRES_PER_MILE);

const tenths = (miles: number): number => Math.round(miles * 10) / 10;
