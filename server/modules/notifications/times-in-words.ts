const HALF_DAY_MS = 43_200_000;

interface Times {
  /** `Tuesday 1 December 2026` */
  readonly day: (instant: Date) => string;
  /** `Tuesday 1 December 2026, 10:00 to 10:50` */
  readonly span: (start: Date, end: Date) => string;
  /** `Wednesday 9 December 2026, 10:00` or, for midnight, `the end of Tuesday 8 December 2026`, as screens say it */
  readonly deadline: (instant: Date) => string;
  /** The same of a request, which is kept to its very beginning where there is no earlier moment: `the visit begins` */
  readonly keptUntil: (instant: Date, startsAt: Date) => string;
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
  const deadline = (instant: Date) => {
    const at = time.format(instant);
    // Half a day back lies in the day before, also on the days on which the clocks change.
    if (at === '00:00') return `the end of ${dayOf(new Date(instant.getTime() - HALF_DAY_MS))}`;
    return `${dayOf(instant)}, ${at}`;
  };
  const times = {
    day: dayOf,
    span: (start: Date, end: Date) => `${dayOf(start)}, ${time.format(start)} to ${time.format(end)}`,
    deadline,
    keptUntil: (instant: Date, startsAt: Date) => (instant >= startsAt ? 'the visit begins' : deadline(instant)),
  };
  known.set(timeZone, times);
  return times;
}
