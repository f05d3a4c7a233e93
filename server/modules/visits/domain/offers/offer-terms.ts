import type { AlternativeDifference } from '#shared/contracts/offers.contract.js';
import type { ResourceKind } from '#shared/contracts/vocabulary.js';
import { wallTimeOf } from '../../../../common/kernel/wall-time.js';
import { holdExpiry, type HoldTerms } from '../hold.js';

/** How long offers are held, and what they differ in. */

const HOUR_MS = 3_600_000;

const earliest = (instants: readonly Date[]): Date =>
  instants.reduce((first, instant) => (instant < first ? instant : first));

/** Until the end of the last working day that the partner has, but never past the beginning of the first time offered. */
export const offerExpiry = (starts: readonly [Date, ...Date[]], terms: HoldTerms): Date =>
  holdExpiry(earliest(starts), terms);

/** Never past the beginning of the visit. */
export const turnExpiry = (startsAt: Date, now: Date, hours: number): Date =>
  earliest([startsAt, new Date(now.getTime() + hours * HOUR_MS)]);

/** A time in a room, by the clocks of its centre. */
export interface PlacedTime {
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomId: string | null;
}

/** What is not as it was asked for; nothing for the wish itself. */
export function differencesOf(wish: PlacedTime, offered: PlacedTime, zone: string): AlternativeDifference[] {
  const clock = ({ startsAt, endsAt }: PlacedTime) => `${wallTimeOf(startsAt, zone)} ${wallTimeOf(endsAt, zone)}`;
  const differs: [AlternativeDifference, boolean][] = [
    ['day', wish.day !== offered.day],
    ['time', clock(wish) !== clock(offered)],
    ['room', wish.roomId !== offered.roomId],
  ];
  return differs.flatMap(([difference, there]) => (there ? [difference] : []));
}

interface Held {
  readonly holds: readonly {
    readonly resourceId: string;
    readonly kind: ResourceKind;
    readonly startsAt: Date;
    readonly endsAt: Date;
  }[];
}

/** Whether two of them need one room, tutor or vehicle at one instant, so that they cannot be held together. */
export function clashing(times: readonly Held[]): boolean {
  const held = times.flatMap(({ holds }, index) => holds.map((one) => ({ ...one, index })));
  return held.some((one) =>
    held.some(
      (other) =>
        one.index < other.index &&
        one.resourceId === other.resourceId &&
        one.kind !== 'equipment_pool' &&
        one.startsAt < other.endsAt &&
        other.startsAt < one.endsAt,
    ),
  );
}
