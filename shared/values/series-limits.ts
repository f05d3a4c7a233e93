/** As many dates as one series may have: every week of a year with some to spare, or twice a week for a term and more. */
export const MOST_OCCURRENCES = 60;
/** A series lasts a year at the most, in days. */
export const LONGEST_SERIES_DAYS = 366;
/** How far from its date a substitute may be, so that a look at all dates of a series stays short. */
export const SUBSTITUTE_WITHIN_DAYS = 31;
