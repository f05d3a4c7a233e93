/** When a group leaves its school for a session, and when it is back there. */
export interface AroundSession {
  readonly leaveAt: Date;
  readonly backAt: Date;
}

/** Getting a class into or out of a coach; see docs/adr/0026-travel-and-cover.md. */
const LOADING = [
  { upToPeople: 20, minutes: 5 },
  { upToPeople: 60, minutes: 10 },
] as const;
const LOADING_OF_MANY = 15;
const MINUTE_MS = 60_000;

/** @param people pupils and adults together */
export function loadingMinutes(people: number): number {
  return LOADING.find(({ upToPeople }) => people <= upToPeople)?.minutes ?? LOADING_OF_MANY;
}

/**
 * How long the group is away before its session, and again after it: travelling and loading. A school on the same site
 * walks over, without loading.
 * @param journeyMinutes one way
 * @param people pupils and adults together
 */
export function minutesAway(journeyMinutes: number, people: number): number {
  return journeyMinutes === 0 ? 0 : journeyMinutes + loadingMinutes(people);
}

/**
 * @param journeyMinutes one way; null when nobody knows
 * @param people pupils and adults together
 */
export function aroundSession(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  journeyMinutes: number | null,
  people: number,
): AroundSession | null {
  if (journeyMinutes === null) return null;
  const away = minutesAway(journeyMinutes, people) * MINUTE_MS;
  return { leaveAt: new Date(startsAt.getTime() - away), backAt: new Date(endsAt.getTime() + away) };
}
