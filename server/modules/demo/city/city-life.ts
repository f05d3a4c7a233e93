import type { Chance } from './chance.js';
import { AFTER_SCHOOL, LESSONS, sessionFor, type Session, type Wish } from './demand.js';
import { centreOf, type Diary } from './diary.js';
import type { CentreKey, Taught } from './centres.js';
import { equipmentFor, groupOf, roomsFor } from './groups.js';
import { occupies, type Group, type PlannedVisit } from './planned-visit.js';
import type { Staff } from './people.js';
import type { Phase } from './real-shape.js';
import { workingDayBefore } from './school-days.js';
import { storyOf, type Situation } from './story.js';
import { clockTime, moment, workingDaysFrom, type Timeline } from './timeline.js';

/** How long before the day a school asks, in working days. */
const ASKS_BEFORE = [5, 25] as const;
const LEFT_UNRECORDED = 0.2;

type Placed = Pick<PlannedVisit, 'centre' | 'day' | 'start' | 'end' | 'room' | 'equipment'> & {
  readonly group: Group;
  readonly lacking: Situation['lacking'];
};

/** Turns wishes into visits, one after the other, in a diary that promises nothing twice. */
export class CityLife {
  readonly visits: PlannedVisit[] = [];

  constructor(
    private readonly timeline: Timeline,
    private readonly diary: Diary,
    private readonly staff: Staff,
  ) {}

  /** Keeps a visit, and its time while its state occupies any. */
  add(visit: PlannedVisit): void {
    if (occupies(visit)) this.diary.take(visit);
    for (const alternative of visit.alternatives ?? []) this.diary.take({ ...visit, ...alternative });
    this.visits.push(visit);
  }

  /** Plays one wish to its end, or to now. Does nothing when it would only be asked for later. */
  fulfil(wish: Wish, chance: Chance): void {
    const placed = this.place(wish, chance);
    const asked = workingDaysFrom(placed.day, -chance.between(...ASKS_BEFORE));
    const requestedAt = moment(asked, clockTime(chance.between(8 * 60, 17 * 60)));
    if (requestedAt > this.timeline.now) return;
    const asker = chance.pick(this.staff.askersOf(wish.partner));
    const { visit, miles } = { visit: this.sketch(wish, placed, asker), miles: wish.miles };
    const { lacking } = placed;
    const situation = { ...this.situation(visit, chance), requestedAt, miles, lacking, stoppedBy: wish.stoppedBy };
    const moves = storyOf(situation, this.timeline, chance);
    const attended = this.attendance(moves.at(-1)?.to === 'attended', visit, chance);
    this.add({ ...visit, moves, attended, transportQuotePence: quoteFor(wish, chance) });
  }

  /** What a visit tells of its own life, before chance decides the rest. */
  situation(
    visit: Omit<PlannedVisit, 'moves'>,
    chance: Chance,
  ): Omit<Situation, 'requestedAt' | 'miles' | 'lacking' | 'stoppedBy'> {
    const { today } = this.timeline;
    return {
      startsAt: moment(visit.day, visit.start),
      endsAt: moment(visit.day, visit.end),
      asker: visit.requestedBy,
      side: visit.onBehalf ? 'centre' : 'partner',
      manager: this.staff.managerOf(visit.centre),
      unrecorded: visit.day >= today || (visit.day === workingDayBefore(today) && chance.is(LEFT_UNRECORDED)),
    };
  }

  /** Some stay at home that day. */
  attendance(took: boolean, { pupils, adults }: Group, chance: Chance): PlannedVisit['attended'] {
    return took ? { pupils: Math.max(1, pupils - chance.poisson(pupils / 18)), adults } : null;
  }

  private sketch(wish: Wish, { group, lacking: _lacking, ...stay }: Placed, requestedBy: string): PlannedVisit {
    return {
      ...stay,
      ...group,
      partner: wish.partner,
      partnerRole: wish.isHost ? 'host' : 'partner',
      requestedBy,
      onBehalf: false,
      note: null,
      reasonNote: null,
      transportQuotePence: null,
      moves: [],
      attended: null,
    };
  }

  /** Tries the days in order of preference, then other times of those days; the last try stands, if only to be declined. */
  private place(wish: Wish, chance: Chance): Placed {
    const tries = this.tries(wish, chance);
    for (const attempt of tries) {
      if (this.diary.obstacle(attempt) === null) return { ...attempt, lacking: null };
    }
    const [first] = tries;
    if (!first) throw new RangeError('a wish names at least one day');
    return { ...first, lacking: this.diary.obstacle(first) };
  }

  private tries(wish: Wish, chance: Chance): Omit<Placed, 'lacking'>[] {
    const { centre, phase, miles } = wish;
    const wanted = groupOf(phase, wish.days[0] ?? '', chance);
    const preferred = wanted.programme === 'cpd' ? AFTER_SCHOOL : sessionFor(phase, miles, chance);
    const sessions: Session[] = wanted.programme === 'cpd' ? [AFTER_SCHOOL] : [preferred, ...chance.shuffled(LESSONS)];
    const { taught, pupils } = choose(centre, phase, wanted.pupils, chance);
    const group = { ...wanted, pupils, subject: taught.subject };
    const equipment = equipmentFor(centre, taught, pupils);
    const rooms = roomsFor(centre, taught, pupils);
    return wish.days
      .slice(0, 2)
      .flatMap((day) =>
        sessions.flatMap((session) => rooms.map((room) => ({ centre, day, ...session, room, equipment, group }))),
      );
  }
}

/** Something that is taught for this phase; a group too large for its rooms is divided. */
export function choose(
  centre: CentreKey,
  phase: Phase,
  pupils: number,
  chance: Chance,
): { taught: Taught; pupils: number } {
  const { taught: all, rooms } = centreOf(centre);
  const taught = chance.pick(all.filter((candidate) => candidate.phases.includes(phase)));
  const capacities = rooms.filter((room) => taught.rooms.includes(room.key)).map((room) => room.capacity);
  const most = Math.max(...capacities);
  return { taught, pupils: pupils <= most ? pupils : Math.min(most, Math.ceil(pupils / 2)) };
}

const WALKS_MILES = 1;
const COACH_BASE_PENCE = 6_000;
const COACH_PENCE_PER_MILE = 1_800;

/** What a coach company asks, to five pounds; those who live near walk, and not everybody asks for help. */
export function quoteFor(wish: Pick<Wish, 'miles' | 'isHost'>, chance: Chance): number | null {
  const price = (COACH_BASE_PENCE + COACH_PENCE_PER_MILE * wish.miles) * (0.85 + 0.3 * chance.unit());
  const asks = !wish.isHost && wish.miles >= WALKS_MILES && chance.is(0.8);
  return asks ? Math.round(price / 500) * 500 : null;
}
