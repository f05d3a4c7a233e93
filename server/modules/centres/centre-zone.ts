/** Every centre keeps English time; the column is there so that one day one need not. */
export const CENTRE_ZONE = 'Europe/London';
