/** Questions and answers on one visit; erased ones count. */
export const MOST_OF_A_VISIT = 50;
/** Messages of one person, on all visits. */
export const MOST_IN_AN_HOUR = 30;
