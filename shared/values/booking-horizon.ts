/** How far ahead a visit can be asked for, in days; a little more than a school year. Rule and sentences read it here. */
export const HORIZON_DAYS = 400;
