import { breakdownOf, closureTables, withMoved } from './closure-tables.js';
import { calendarTables } from './calendar-tables.js';
import { censusesOf, type Census } from './census.js';
import { activityTables } from './activity-tables.js';
import type { Chance } from './chance.js';
import { demoCity, type DemoCity } from './demo-city.js';
import { awardsOf } from './awards.js';
import { finalNumbersTables } from './final-numbers-tables.js';
import { helperTables } from './helper-tables.js';
import { IdBook, type TableRows } from './ids.js';
import { journeyTables } from './journeys.js';
import { moneyTables } from './money-tables.js';
import { packTables } from './pack-tables.js';
import { invitationTables, peopleTables } from './people-tables.js';
import { partnerTables } from './partner-tables.js';
import { placeTables } from './place-tables.js';
import { policyTables } from './policy-tables.js';
import { moment } from './timeline.js';
import { questionTables } from './question-tables.js';
import { seriesTables } from './series-tables.js';
import { usageTables } from './usage-tables.js';
import { storedVisits, visitTables } from './visit-tables.js';

const censusBook = (city: DemoCity, chance: Chance): ReadonlyMap<string, readonly Census[]> =>
  new Map(city.schools.map((school) => [school.key, censusesOf(school, city.timeline, chance.fork(school.key))]));

/**
 * Every row of the demo city, in an order in which each finds the rows it refers to.
 * @param passwordHash of the one demo password, the only thing here that differs from run to run
 */
export function demoTables(chance: Chance, now: Date, passwordHash: string): TableRows[] {
  const city = demoCity(chance, now);
  const ids = new IdBook(chance.fork('ids'), moment(city.timeline.from, '09:00'));
  const censuses = censusBook(city, chance.fork('censuses'));
  const planned = storedVisits(city, ids);
  const breakdown = breakdownOf(city, planned);
  const visits = withMoved(planned, breakdown, city);
  const awards = awardsOf(city, visits, chance.fork('awards'));
  const [people, ...places] = [peopleTables(city, ids, passwordHash), placeTables(city, ids)];
  return [
    ...people,
    ...places.flat(),
    ...activityTables(city, chance.fork('pictures'), ids),
    ...partnerTables(city, censuses, ids),
    ...journeyTables(city, ids),
    ...calendarTables(city, ids),
    ...invitationTables(city, ids),
    ...helperTables(city, ids),
    ...policyTables(city, ids),
    ...seriesTables(visits, ids),
    ...visitTables(visits, ids, chance.fork('references')),
    ...closureTables(breakdown, city, ids),
    ...packTables(city, visits, ids),
    ...finalNumbersTables(city, visits),
    ...questionTables(city, visits, ids),
    ...moneyTables(city, awards, ids),
    ...usageTables(city, { visits, censuses }, ids),
  ];
}
