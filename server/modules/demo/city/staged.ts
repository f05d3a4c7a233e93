import type { CityLife } from './city-life.js';
import { COMMUNITY_GROUPS, equipmentFor, keyStageOf, roomsFor } from './groups.js';
import { LESSONS, MORNING, type Session } from './demand.js';
import { centreOf, type Diary } from './diary.js';
import type { CentreKey } from './centres.js';
import { evening } from './host-timetable.js';
import type { Staff } from './people.js';
import { VEHICLES } from './helpers.js';
import type { PlannedVisit } from './planned-visit.js';
import { milesTo, type DemoSchool } from './schools.js';
import { Story } from './story.js';
import { moment, workingDaysFrom, type Timeline } from './timeline.js';
import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import { isSchoolDay } from './school-days.js';

/** How a scene ends. Days are counted in working days from today. */
type Ending =
  | { readonly state: 'requested' }
  | { readonly state: 'approved' }
  /** With other times on these days, counted in working days from today. */
  | { readonly state: 'offered'; readonly onDays: readonly number[] }
  | { readonly state: 'attended'; readonly claim: NonNullable<PlannedVisit['claim']> }
  | { readonly state: 'declined'; readonly because: string };

interface Scene {
  readonly centre: CentreKey;
  readonly school: DemoSchool;
  readonly asker: string;
  readonly subject: string;
  readonly pupils: number;
  readonly onDay: number;
  readonly askedOn: number;
  readonly withTransport: boolean;
  readonly ending: Ending;
  /** Later by so many days, as one of a series of this name. */
  readonly within?: { readonly series: string; readonly later: number };
}

const SESSIONS: readonly Session[] = [...LESSONS, MORNING];
/** Enough requests for the queue to be worth sorting. */
const WAITING = 6;

/** The visits that give every persona something to do today, put into the diary before anything else. */
export class Staging {
  constructor(
    private readonly life: CityLife,
    private readonly timeline: Timeline,
    private readonly diary: Diary,
    private readonly staff: Staff,
  ) {}

  /** @param school where Tess and Cora work */
  teacher(school: DemoSchool): void {
    const scene = { centre: school.home, school, asker: 'tess', withTransport: true, pupils: 27 };
    this.play({ ...scene, subject: 'Podcasting', onDay: 3, askedOn: -9, ending: { state: 'approved' } });
    this.play({ ...scene, subject: 'Podcasting', onDay: 9, askedOn: -1, ending: { state: 'requested' } });
    const claim = (end: 'to make' | 'paid') => ({ state: 'attended', claim: end }) as const;
    this.play({ ...scene, subject: 'Film making', onDay: -4, askedOn: -20, ending: claim('to make') });
    this.play({ ...scene, subject: 'Podcasting', onDay: -22, askedOn: -35, ending: claim('paid') });
    this.fortnightly({ ...scene, subject: 'Podcasting', onDay: 12, askedOn: -1, ending: { state: 'requested' } });
    this.play({
      ...scene,
      subject: 'Podcasting',
      onDay: 8,
      askedOn: -2,
      ending: { state: 'offered', onDays: [7, 10] },
    });
    const because = 'All our video cameras are promised to another school that day. In the week after they are free.';
    this.play({ ...scene, subject: 'Film making', onDay: 6, askedOn: -4, ending: { state: 'declined', because } });
  }

  /** A class that comes every other week, of which nobody has decided yet. */
  private fortnightly(scene: Scene): void {
    const first = this.day(scene.onDay);
    for (const later of [0, 14, 28, 42]) {
      if (!isSchoolDay(addDays(first, later))) continue;
      this.play({ ...scene, withTransport: false, within: { series: `${scene.asker} fortnightly`, later } });
    }
  }

  /** A queue, a full day, an attendance to catch up with and claims, each from schools of the centre. */
  centre(centre: CentreKey, schools: readonly DemoSchool[]): void {
    const near = schools.filter(
      (school) => school.home === centre && !school.isHost && !school.quarrelsWith && !school.closedInto,
    );
    const withCoach = near.filter((school) => milesTo(school, centre) > 2);
    const cast = (school: DemoSchool, index: number) => ({
      centre,
      school,
      asker: this.staff.askersOf(school.key)[index % 2] ?? '',
      subject: this.subjectFor(school, centre, index),
      pupils: 18 + ((index * 5) % 12),
      withTransport: milesTo(school, centre) > 1,
    });
    near.slice(0, WAITING).forEach((school, index) => {
      this.play({
        ...cast(school, index),
        onDay: 6 + index,
        askedOn: -1 - (index % 4),
        ending: { state: 'requested' },
      });
    });
    near.slice(-3).forEach((school, index) => {
      this.play({ ...cast(school, index), onDay: 0, askedOn: -15, ending: { state: 'approved' } });
    });
    near.slice(2, 3).forEach((school, index) => {
      this.play({ ...cast(school, index), onDay: -1, askedOn: -12, ending: { state: 'approved' } });
    });
    if (VEHICLES[centre].length > 0) this.fetched(withCoach.slice(0, 2).map(cast));
    withCoach.slice(0, 3).forEach((school, index) => {
      const ending = { state: 'attended', claim: 'to pay' } as const;
      this.play({ ...cast(school, index + 3), onDay: -7 - index, askedOn: -24, ending });
    });
  }

  /** Somebody who wants the same time as a request that is there already, and waits for it. */
  waits(school: DemoSchool, asker: string): void {
    const wanted = this.life.visits.find(({ centre, moves }) => centre === school.home && moves.length === 1);
    if (!wanted) throw new RangeError(`nothing to wait for at ${school.home}`);
    const wish = { ...wanted, partner: school.key, requestedBy: asker, transportQuotePence: null };
    const story = this.begin(wish, -1).wait(moment(this.day(-1), '17:20'));
    this.life.add({ ...wish, moves: story.moves });
  }

  /** Half classes that the minibus fetches: one is sure to come, one still waits for an answer. */
  private fetched(casts: readonly Omit<Scene, 'onDay' | 'askedOn' | 'ending'>[]): void {
    casts.forEach((scene, index) => {
      const half = { ...scene, pupils: 13, withTransport: false };
      const ending = { state: index === 0 ? ('approved' as const) : ('requested' as const) };
      this.play({ ...half, onDay: 4 + index, askedOn: -2, ending });
    });
  }

  communityGroups(): void {
    for (const group of COMMUNITY_GROUPS) {
      const [asker = ''] = this.staff.askersOf(group.key);
      const next = this.eveningAfter(0);
      this.evening(evening(group, next, asker, 9), -8, 'approved');
      this.evening(evening(group, this.eveningAfter(next === this.day(1) ? 6 : 5), asker, 12), -1, 'requested');
    }
  }

  private day(count: number): string {
    return workingDaysFrom(this.timeline.today, count);
  }

  /** The next evening on which the centres are open, so many working days from today or later. */
  private eveningAfter(count: number): string {
    const day = this.day(count + 1);
    return [2, 4].includes(weekdayOf(day)) ? day : this.eveningAfter(count + 1);
  }

  private evening(visit: PlannedVisit, askedOn: number, state: 'approved' | 'requested'): void {
    const story = this.begin(visit, askedOn);
    if (state === 'approved') story.approve(moment(this.day(askedOn + 1), '10:20'));
    this.life.add({ ...visit, moves: story.moves });
  }

  private subjectFor(school: DemoSchool, centre: CentreKey, index: number): string {
    const taught = centreOf(centre).taught.filter((candidate) => candidate.phases.includes(school.phase));
    return taught[index % taught.length]?.subject ?? '';
  }

  private begin(visit: Pick<PlannedVisit, 'requestedBy' | 'centre'>, askedOn: number): Story {
    const requestedAt = moment(this.day(askedOn), '16:10');
    return new Story({
      requestedAt,
      side: 'partner',
      asker: visit.requestedBy,
      manager: this.staff.managerOf(visit.centre),
    });
  }

  private play(scene: Scene): void {
    const visit = this.sketch(scene);
    const story = this.begin(visit, scene.askedOn);
    const { ending } = scene;
    if (ending.state === 'offered') {
      story.offer(moment(this.day(scene.askedOn + 1), '14:10'));
      const alternatives = ending.onDays.map((onDay) => this.sketch({ ...scene, onDay }));
      this.life.add({ ...visit, alternatives, moves: story.moves });
      return;
    }
    if (ending.state === 'declined')
      story.decline(moment(this.day(scene.askedOn + 2), '11:30'), 'equipment_not_available');
    if (ending.state === 'approved' || ending.state === 'attended') {
      story.approve(moment(this.day(scene.askedOn + 1), '09:40'));
    }
    if (ending.state !== 'attended') {
      const reasonNote = ending.state === 'declined' ? ending.because : null;
      this.life.add({ ...visit, reasonNote, moves: story.moves });
      return;
    }
    story.attend(moment(visit.day, '16:45'));
    const attended = { pupils: visit.pupils - 1, adults: visit.adults };
    this.life.add({ ...visit, attended, claim: ending.claim, moves: story.moves });
  }

  /** The first time of that day, and the smallest room, that can still be had. */
  private sketch(scene: Scene): PlannedVisit {
    const { centre, school, asker } = scene;
    const taught = centreOf(centre).taught.find((candidate) => candidate.subject === scene.subject);
    if (!taught) throw new RangeError(`${scene.subject} is not taught at ${centre}`);
    const most = Math.max(
      ...taught.rooms.map((key) => centreOf(centre).rooms.find((room) => room.key === key)?.capacity ?? 0),
    );
    const pupils = Math.min(scene.pupils, most);
    const year = school.phase === 'primary' ? '5' : '8';
    const visit = {
      centre,
      day: addDays(this.day(scene.onDay), scene.within?.later ?? 0),
      ...(scene.within ? { series: scene.within.series } : {}),
      equipment: equipmentFor(centre, taught, pupils),
      subject: scene.subject,
      keyStage: keyStageOf(year),
      yearGroups: [year],
      programme: 'mainstream',
      pupils,
      adults: 3,
      partner: school.key,
      partnerRole: 'partner',
      requestedBy: asker,
      onBehalf: false,
      note: null,
      reasonNote: null,
      transportQuotePence: scene.withTransport ? 9_000 + 1_000 * Math.round(milesTo(school, centre)) : null,
      moves: [],
      attended: null,
    } as const;
    const rooms = roomsFor(centre, taught, pupils);
    const options = SESSIONS.flatMap((session) => rooms.map((room) => ({ ...visit, ...session, room })));
    const free = options.find((option) => this.diary.obstacle(option) === null);
    if (!free) throw new RangeError(`no room left for ${scene.subject} of ${school.key}`);
    return free;
  }
}
