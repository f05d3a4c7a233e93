interface Times {
  /** `Tuesday 1 December 2026` */
  day(instant: Date): string;
  /** `Tuesday 1 December 2026, 10:00 to 10:50` */
  span(start: Date, end: Date): string;
}

const known = new Map<string, Times>();

/** A zone's formatters are costly to make and are kept. */
export function timesIn(timeZone: string): Times {
  const cached = known.get(timeZone);
  if (cached) return cached;
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  // Some versions of the language data put a comma after the weekday.
  const dayOf = (instant: Date) => day.format(instant).replace(',', '');
  const times = {
    day: dayOf,
    span: (start: Date, end: Date) => `${dayOf(start)}, ${time.format(start)} to ${time.format(end)}`,
  };
  known.set(timeZone, times);
  return times;
}
