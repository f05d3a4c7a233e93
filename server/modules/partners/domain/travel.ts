import type { PartnerKind } from '#shared/contracts/vocabulary.js';
import { travelText } from '#shared/values/travel.js';
import { aroundSession, type AroundSession } from '../../../common/kernel/around-session.js';
import { wallTimeOf } from '../../../common/kernel/wall-time.js';
import type { Journey } from './journey.js';

/** A session away from school, and who goes to it. */
export interface Trip {
  readonly centreId: string;
  readonly partnerId: string;
  readonly partnerKind: PartnerKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Pupils and adults together. */
  readonly people: number;
}

export type Travel = AroundSession & Pick<Journey, 'minutes' | 'origin'>;

/** @returns null when the journey is not known, and for a community group: its people do not leave a school */
export function travelOf(trip: Trip, journey: Journey | null): Travel | null {
  if (!journey || trip.partnerKind !== 'school') return null;
  const { minutes, origin } = journey;
  const around = aroundSession(trip, minutes, trip.people);
  return around && { ...around, minutes, origin };
}

/** The sentence for mails and calendars, by the clocks of a zone. */
export function travelIn(zone: string, { leaveAt, backAt, minutes, origin }: Travel): string {
  return travelText({ leaveAt: wallTimeOf(leaveAt, zone), backAt: wallTimeOf(backAt, zone), minutes, origin });
}
