import { minutesAway } from '../../../common/kernel/around-session.js';
import { estimatedJourney } from '../../../common/kernel/journey.js';
import type { CentreKey } from './centres.js';
import { centreOf } from './diary.js';
import { VEHICLES } from './helpers.js';
import { enteredJourneys } from './journeys.js';
import { occupies, type PlannedVisit } from './planned-visit.js';
import type { DemoSchool } from './schools.js';

/**
 * The same visits, small groups from beyond walking distance with the minibus that fetches them, where a coach was not
 * asked for. One journey a day, so that none waits for another.
 */
export function withVehicles(visits: readonly PlannedVisit[], schools: readonly DemoSchool[]): PlannedVisit[] {
  const driven = new Set<string>();
  const minutesFrom = journeyMinutes(schools);
  return visits.map((visit) => {
    const people = visit.pupils + visit.adults;
    const minutes = minutesFrom(visit.partner, visit.centre);
    const vehicle = VEHICLES[visit.centre].find(
      ({ key, seats }) => seats >= people && !driven.has(`${key} ${visit.centre} ${visit.day}`),
    );
    if (!vehicle || !minutes || visit.transportQuotePence !== null || !occupies(visit)) return visit;
    driven.add(`${vehicle.key} ${visit.centre} ${visit.day}`);
    return { ...visit, vehicle: { key: vehicle.key, minutesAway: minutesAway(minutes, people) } };
  });
}

/** One way, as the product tells it: what was entered, otherwise the map; null for groups that are no school. */
function journeyMinutes(schools: readonly DemoSchool[]): (partner: string, centre: CentreKey) => number | null {
  const entered = enteredJourneys(schools);
  const byKey = new Map(schools.map((school) => [school.key, school]));
  return (partner, centre) => {
    const school = byKey.get(partner);
    if (!school) return null;
    const known = entered.find((one) => one.school === school && one.centre === centre)?.minutes;
    return known ?? estimatedJourney(school.position, centreOf(centre).position)?.minutes ?? null;
  };
}
