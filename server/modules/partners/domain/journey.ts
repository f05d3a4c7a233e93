import { travelMinutes, type MeasuredJourney } from '../../../common/kernel/journey.js';

/** How a partner travels to a centre, one way. */
export interface Journey {
  /** 0 on the same site. */
  readonly minutes: number;
  /** By road; null when only the minutes are known. */
  readonly metres: number | null;
  readonly origin: 'estimate' | 'override' | 'provider';
}

/** What somebody who drives it has entered for one pair; null where they left it to the map. */
export interface JourneyOverride {
  readonly minutes: number | null;
  readonly metres: number | null;
}

export interface JourneyFacts {
  readonly override: JourneyOverride;
  /** The host school: the centre stands on its ground, wherever the register puts its gate. */
  readonly onSite: boolean;
  /** By the map or an engine; null when a position is missing. */
  readonly measured: (MeasuredJourney & { readonly origin: 'estimate' | 'provider' }) | null;
}

/** What people entered goes before everything; where they entered one figure, the other follows from what is known. */
export function journeyOf({ override, onSite, measured }: JourneyFacts): Journey | null {
  const metres = override.metres ?? measured?.metres ?? null;
  if (override.minutes !== null) return { minutes: override.minutes, metres, origin: 'override' };
  if (override.metres !== null) return { minutes: travelMinutes(override.metres), metres, origin: 'override' };
  return onSite ? { minutes: 0, metres: 0, origin: 'estimate' } : measured;
}
