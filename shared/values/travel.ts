interface TravelWords {
  /** `09:25`, on the clocks of the school and the centre. */
  readonly leaveAt: string;
  readonly backAt: string;
  /** One way; 0 on the same site. */
  readonly minutes: number;
  readonly origin: keyof typeof ORIGIN_WORDS;
}

/** Who says how long a journey takes. */
export const ORIGIN_WORDS = {
  estimate: 'estimated',
  override: 'entered by the centre',
  provider: 'from the route planner',
} as const;

/** The one sentence about the travel of a visit, on screens, in mails and in calendars. */
export function travelText({ leaveAt, backAt, minutes, origin }: TravelWords): string {
  if (minutes === 0) return 'No journey: the school is on the same site';
  const way = `${minutes} minute${minutes === 1 ? '' : 's'} each way plus loading, ${ORIGIN_WORDS[origin]}`;
  return `Leave school by ${leaveAt}, back by ${backAt}: ${way}`;
}
