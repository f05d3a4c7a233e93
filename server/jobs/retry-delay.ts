const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const FIRST_DELAY = 5 * SECOND;

/** After this many tries, which take about four days, a message stays where it is for somebody to look at. */
export const MOST_TRIES = 100;

/** How long to wait after the nth failure: 5 seconds, doubling to one hour. */
export const retryDelay = (failures: number): number => Math.min(HOUR, FIRST_DELAY * 2 ** Math.max(0, failures - 1));
