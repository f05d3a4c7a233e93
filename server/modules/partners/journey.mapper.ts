import type { JourneyFacts, TravelView } from '#shared/contracts/journeys.contract.js';
import { milesOf } from '#shared/values/miles.js';
import type { Journey } from './domain/journey.js';
import type { Travel } from './domain/travel.js';

export function toJourneyFacts(journey: Journey | null): JourneyFacts | null {
  if (!journey) return null;
  const { minutes, metres, origin } = journey;
  return { minutes, miles: metres === null ? null : milesOf(metres), origin };
}

export function toTravelView(travel: Travel | null): TravelView | null {
  if (!travel) return null;
  const { leaveAt, backAt, minutes, origin } = travel;
  return { leaveAt: leaveAt.toISOString(), backAt: backAt.toISOString(), minutes, origin };
}
