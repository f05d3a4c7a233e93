import { roadMetres, roadMiles } from '../../../common/kernel/distance.js';
import { milesOf } from '#shared/values/miles.js';
import type { CentreKey } from './centres.js';
import type { DemoCity } from './demo-city.js';
import { centreOf } from './diary.js';
import type { IdBook, TableRows } from './ids.js';
import { milesTo, personaSchool, type DemoSchool } from './schools.js';
import { moment, workingDaysFrom } from './timeline.js';

interface EnteredJourney {
  readonly school: DemoSchool;
  readonly centre: CentreKey;
  readonly minutes: number | null;
  readonly metres: number | null;
  readonly note: string;
}

const DETOUR = 1.2;

/** Two managers know better than the map: for Tess's school how long the way takes, for a far one how far it is. */
export function enteredJourneys(schools: readonly DemoSchool[]): EnteredJourney[] {
  const [farthest] = schools
    .filter((school) => school.home === 'design' && !school.isHost && !school.quarrelsWith && !school.closedInto)
    .sort((a, b) => milesTo(b, 'design') - milesTo(a, 'design'));
  const slow = { minutes: 25, metres: null, note: 'The swing bridge is closed at school times' };
  return [
    { school: personaSchool(schools), centre: 'media', ...slow },
    ...(farthest ? [{ ...longer(farthest), note: 'Coaches may not take the hill road' }] : []),
  ];
}

function longer(school: DemoSchool): Omit<EnteredJourney, 'note'> {
  const metres = Math.round(roadMetres(school.position, centreOf('design').position) * DETOUR);
  return { school, centre: 'design', minutes: null, metres };
}

/** The distance that an award goes by, as the product tells it: what was entered, otherwise the map. */
export function milesOnRecord(schools: readonly DemoSchool[]): (school: DemoSchool, centre: CentreKey) => number {
  const entered = enteredJourneys(schools);
  return (school, centre) => {
    const metres = entered.find((one) => one.school === school && one.centre === centre)?.metres ?? null;
    return metres === null ? roadMiles(school.position, centreOf(centre).position) : milesOf(metres);
  };
}

export function journeyTables({ schools, staff, timeline }: DemoCity, ids: IdBook): TableRows[] {
  const changed_at = moment(workingDaysFrom(timeline.today, -20), '11:00');
  const rows = enteredJourneys(schools).map(({ school, centre, minutes, metres, note }) => ({
    centre_id: ids.of('centre', centre),
    partner_id: ids.of('partner', school.key),
    ...{ minutes, metres, note, changed_at },
    version: 2,
    changed_by: ids.of('person', staff.managerOf(centre)),
  }));
  return [{ table: 'journey_overrides', rows }];
}
