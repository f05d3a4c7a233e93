import { CENTRES } from './centres.js';
import type { Chance } from './chance.js';
import { CityLife } from './city-life.js';
import { wishesOf } from './demand.js';
import { Diary } from './diary.js';
import { withVehicles } from './fetching.js';
import { COMMUNITY_GROUPS } from './groups.js';
import { hostTimetable, WeeklyVisits } from './host-timetable.js';
import { demoStaff, type Staff } from './people.js';
import type { PlannedVisit } from './planned-visit.js';
import { weeksBetween } from './school-days.js';
import { centresOf, demoSchools, personaSchool, type DemoSchool } from './schools.js';
import { Staging } from './staged.js';
import { withTutors } from './teaching.js';
import { timelineAt, type Timeline } from './timeline.js';

export interface DemoCity {
  readonly timeline: Timeline;
  readonly schools: readonly DemoSchool[];
  readonly staff: Staff;
  /** In the order in which they were asked for. */
  readonly visits: readonly PlannedVisit[];
}

/** An invented city with the life of one school year and this one so far; the same chance and moment give the same city. */
export function demoCity(chance: Chance, now: Date): DemoCity {
  const timeline = timelineAt(now);
  const schools = demoSchools(chance.fork('schools'));
  const tessWorksAt = personaSchool(schools);
  const staff = demoStaff({ schools, groups: COMMUNITY_GROUPS, personaSchool: tessWorksAt.key }, chance.fork('people'));
  const diary = new Diary();
  const life = new CityLife(timeline, diary, staff);
  const staging = new Staging(life, timeline, diary, staff);
  staging.teacher(tessWorksAt);
  for (const { key } of CENTRES)
    staging.centre(
      key,
      schools.filter((school) => school !== tessWorksAt),
    );
  staging.communityGroups();
  staging.waits(tessWorksAt, 'tess');
  const [neighbour] = schools.filter(({ home, isHost }) => home === tessWorksAt.home && !isHost);
  if (neighbour && neighbour !== tessWorksAt) staging.waits(neighbour, staff.askersOf(neighbour.key)[0] ?? '');
  live({ timeline, schools, staff }, { life, diary }, chance);
  const fetched = withVehicles(withTutors(life.visits, timeline), schools);
  const visits = fetched.sort((a, b) => askedAt(a) - askedAt(b));
  return { timeline, schools, staff, visits };
}

const askedAt = (visit: PlannedVisit) => visit.moves[0]?.at.getTime() ?? 0;

/** Week by week: first what is fixed, then what schools wish, in a new order every week. */
function live(city: Omit<DemoCity, 'visits'>, { life, diary }: { life: CityLife; diary: Diary }, chance: Chance): void {
  const weekly = new WeeklyVisits(life, city.timeline, diary, city.staff);
  const hosts = city.schools.filter((school) => school.isHost);
  for (const monday of weeksBetween(city.timeline.from, city.timeline.until)) {
    const week = chance.fork(monday);
    for (const host of hosts) {
      const timetable = hostTimetable(host.home, chance.fork(`${host.key} ${monday.slice(0, 4)}`));
      weekly.hostLessons(host, timetable, monday, week.fork(host.key));
    }
    for (const group of COMMUNITY_GROUPS) weekly.groupEvening(group, monday, week.fork(group.key));
    const thisYear = monday >= city.timeline.schoolYearBegan;
    const pairs = city.schools
      .filter((school) => !thisYear || stillComes(school))
      .flatMap((school) => centresOf(school).map((centre) => ({ school, centre })));
    for (const { school, centre } of week.shuffled(pairs)) {
      const own = week.fork(`${school.key} ${centre}`);
      for (const wish of wishesOf(school, centre, monday, own)) life.fulfil(wish, own);
    }
  }
}

/** Neither closed nor offended. */
const stillComes = (school: DemoSchool) => school.closedInto === undefined && school.quarrelsWith === undefined;
