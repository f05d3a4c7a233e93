import { largeVehicles, sessionTimes, skilledTutors, suitableRooms } from './possible-starts.js';
import { STRICT, type SearchDay, type SearchFacts, type Slack, type VisitNeeds } from './search-facts.js';
import { awayOf } from './travel.js';

/** Why nothing was found, the reason that no other day would mend first. */
export type DeadEnd =
  | { readonly code: 'against_rules'; readonly rules: readonly string[] }
  | { readonly code: 'no_room_large_enough'; readonly pupils: number; readonly largest: number }
  | { readonly code: 'no_room_with_features'; readonly features: readonly string[] }
  | { readonly code: 'no_step_free_room' | 'no_open_day' | 'all_taken' | 'no_journey_for_vehicle' }
  | { readonly code: 'too_little_equipment'; readonly name: string; readonly wanted: number; readonly stock: number }
  | { readonly code: 'no_tutor_with_skill'; readonly skill: string }
  | { readonly code: 'no_vehicle_large_enough'; readonly people: number }
  | { readonly code: 'no_time_long_enough'; readonly minutes: number };

const MINUTE = 60_000;

/** Every dead end says why: what the centre has not got at all, what the days do not allow, or that all is taken. */
export function deadEndOf(needs: VisitNeeds, facts: SearchFacts, slack: Slack = STRICT): DeadEnd {
  const problem = roomProblem(needs, facts) ?? helperProblem(needs, facts) ?? timeProblem(needs, facts, slack);
  return problem ?? { code: 'all_taken' };
}

function roomProblem(needs: VisitNeeds, { rooms }: SearchFacts): DeadEnd | null {
  if (suitableRooms(needs, rooms).length > 0) return null;
  const largest = Math.max(0, ...rooms.map(({ capacity }) => capacity));
  if (largest < needs.pupils) return { code: 'no_room_large_enough', pupils: needs.pupils, largest };
  const anyAccess = suitableRooms({ ...needs, stepFree: false }, rooms);
  if (anyAccess.length > 0) return { code: 'no_step_free_room' };
  const withFeatures = suitableRooms({ ...needs, stepFree: false, pupils: 1 }, rooms);
  if (withFeatures.length === 0) return { code: 'no_room_with_features', features: needs.features };
  const widest = Math.max(...withFeatures.map(({ capacity }) => capacity));
  return { code: 'no_room_large_enough', pupils: needs.pupils, largest: widest };
}

function helperProblem(needs: VisitNeeds, facts: SearchFacts): DeadEnd | null {
  const short = needs.equipment.find(({ poolId, quantity }) => stockOf(facts, poolId).stock < quantity);
  if (short) return { code: 'too_little_equipment', wanted: short.quantity, ...stockOf(facts, short.poolId) };
  const skill = needs.tutorSkill;
  if (skill !== null && skilledTutors(needs, facts).length === 0) return { code: 'no_tutor_with_skill', skill };
  return needs.vehicle ? vehicleProblem(needs, facts) : null;
}

function vehicleProblem(needs: VisitNeeds, facts: SearchFacts): DeadEnd | null {
  const people = needs.pupils + needs.adults;
  if (largeVehicles(needs, facts).length === 0) return { code: 'no_vehicle_large_enough', people };
  return needs.journeyMinutes === null ? { code: 'no_journey_for_vehicle' } : null;
}

function stockOf({ pools }: SearchFacts, poolId: string): { name: string; stock: number } {
  const { name, stock } = pools.find(({ id }) => id === poolId) ?? { name: '', stock: 0 };
  return { name, stock };
}

function timeProblem(needs: VisitNeeds, { days }: SearchFacts, slack: Slack): DeadEnd | null {
  const counts = ({ asked, atSchool }: SearchDay) => asked && (atSchool || slack.outsideSchool);
  if (!days.some((day) => counts(day) && day.open.length > 0)) return { code: 'no_open_day' };
  const long = sessionTimes(days, awayOf(needs), slack).some(({ from, until }) => until - from >= needs.length);
  return long ? null : { code: 'no_time_long_enough', minutes: needs.length / MINUTE };
}
