import { addDays } from '../../../common/kernel/wall-time.js';
import type { Chance } from './chance.js';
import { choose, type CityLife } from './city-life.js';
import { AFTERNOON, EVENING, FIRST_LESSONS, LATE_MORNING } from './demand.js';
import type { Diary } from './diary.js';
import type { CentreKey } from './centres.js';
import { equipmentFor, keyStageOf, roomsFor, type CommunityGroup } from './groups.js';
import type { Staff } from './people.js';
import type { PlannedVisit } from './planned-visit.js';
import { isSchoolDay } from './school-days.js';
import type { DemoSchool } from './schools.js';
import { storyOf } from './story.js';
import { moment, workingDaysFrom, type Timeline } from './timeline.js';

/** Lessons of the host that take place at the centre every week. */
const LESSONS_A_WEEK = 9;
const FALLS_OUT = 0.05;

interface Lesson {
  readonly weekday: number;
  readonly visit: Pick<
    PlannedVisit,
    'start' | 'end' | 'room' | 'equipment' | 'subject' | 'keyStage' | 'yearGroups' | 'pupils'
  >;
}

/** The host's own timetable: without it, its share of the use would be told too small. */
export function hostTimetable(centre: CentreKey, chance: Chance): Lesson[] {
  return Array.from({ length: LESSONS_A_WEEK }, () => {
    const year = chance.pick(['7', '8', '9', '10', '11'] as const);
    const { taught, pupils } = choose(centre, 'secondary', chance.between(22, 30), chance);
    const room = roomsFor(centre, taught, pupils)[0] ?? '';
    const session = chance.pick([FIRST_LESSONS, LATE_MORNING, AFTERNOON]);
    const equipment = equipmentFor(centre, taught, pupils);
    const visit = {
      ...session,
      room,
      equipment,
      subject: taught.subject,
      keyStage: keyStageOf(year),
      yearGroups: [year],
      pupils,
    };
    return { weekday: chance.between(1, 5), visit };
  });
}

/** Visits that repeat week after week: the host's lessons, put in by the centre, and the groups' evenings. */
export class WeeklyVisits {
  constructor(
    private readonly life: CityLife,
    private readonly timeline: Timeline,
    private readonly diary: Diary,
    private readonly staff: Staff,
  ) {}

  hostLessons(host: DemoSchool, timetable: readonly Lesson[], monday: string, chance: Chance): void {
    for (const [index, { weekday, visit }] of timetable.entries()) {
      const day = addDays(monday, weekday - 1);
      if (!isSchoolDay(day) || chance.is(FALLS_OUT)) continue;
      const requestedBy = this.staff.managerOf(host.home);
      const series = `${host.key} ${schoolYearOf(day)} ${index}`;
      const lesson = { ...blank, ...visit, series, day, centre: host.home, partner: host.key, requestedBy, adults: 2 };
      this.play({ ...lesson, partnerRole: 'host', onBehalf: true }, { asksBefore: 20, miles: 0 }, chance);
    }
  }

  groupEvening(group: CommunityGroup, monday: string, chance: Chance): void {
    const day = addDays(monday, chance.pick([1, 3]));
    if (!isSchoolDay(day) || chance.is(0.35)) return;
    const requestedBy = chance.pick(this.staff.askersOf(group.key));
    const asksBefore = chance.between(6, 18);
    this.play(evening(group, day, requestedBy, chance.between(6, 14)), { asksBefore, miles: 1.5 }, chance);
  }

  private play(
    visit: PlannedVisit,
    { asksBefore, miles }: { asksBefore: number; miles: number },
    chance: Chance,
  ): void {
    const requestedAt = moment(workingDaysFrom(visit.day, -asksBefore), '15:40');
    if (requestedAt > this.timeline.now || this.diary.obstacle(visit) !== null) return;
    const situation = { ...this.life.situation(visit, chance), requestedAt, miles, lacking: null, stoppedBy: null };
    const moves = storyOf(situation, this.timeline, chance);
    const attended = this.life.attendance(moves.at(-1)?.to === 'attended', visit, chance);
    this.life.add({ ...visit, moves, attended });
  }
}

const blank = {
  programme: 'mainstream',
  onBehalf: false,
  note: null,
  reasonNote: null,
  transportQuotePence: null,
  moves: [],
  attended: null,
} as const;

export function evening(group: CommunityGroup, day: string, requestedBy: string, people: number): PlannedVisit {
  return {
    ...blank,
    ...EVENING,
    day,
    centre: group.centre,
    partner: group.key,
    partnerRole: 'partner',
    room: group.room,
    equipment: [],
    subject: group.subject,
    keyStage: 'adult',
    yearGroups: ['adult'],
    programme: 'community',
    pupils: people,
    adults: 1,
    requestedBy,
  };
}

const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);
