import type { VisitAction } from '#shared/contracts/visits.contract.js';

/**
 * What the life of a visit should be, written down a second time and by hand from architecture.md, so that a mistake
 * in the product's own tables is not copied. All times are UTC: in winter that is the centre's wall clock.
 */

export const PEOPLE = ['teacher', 'otherTeacher', 'manager', 'otherManager', 'tutor', 'officer'] as const;
export type PersonName = (typeof PEOPLE)[number];
/** Offers, which need other times, have specs of their own. */
export type ModelAction = Exclude<VisitAction, 'offer' | 'accept'>;
export const SCHOOLS = ['own', 'other'] as const;
export type SchoolName = (typeof SCHOOLS)[number];

export interface Wish {
  readonly school: SchoolName;
  readonly room: 'studio' | 'lab';
  readonly day: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly recorders: number;
}

export interface KnownVisit {
  readonly wish: Wish;
  readonly start: number;
  holdEnds: number;
  state: string;
  version: number;
}

/** `ok`, or the refusal's code. */
export type Verdict = string;

export const ROLLS = { own: 600, other: 300 } as const;
const STOCK = 30;
const BUFFER_MS = { studio: 15 * 60_000, lab: 0 } as const;
const DAY_MS = 86_400_000;
const OCCUPYING = ['requested', 'approved', 'attended'];

const AT_CENTRE: readonly PersonName[] = ['manager', 'tutor'];
const OWN_SCHOOL: Partial<Record<PersonName, SchoolName>> = { teacher: 'own', otherTeacher: 'other' };

/** Who may do such a thing anywhere at all. */
const MAY: Readonly<Record<ModelAction, readonly PersonName[]>> = {
  approve: ['manager', 'otherManager'],
  wait: ['manager', 'otherManager'],
  decline: ['manager', 'otherManager'],
  withdraw: ['teacher', 'otherTeacher'],
  cancel: ['manager', 'otherManager', 'teacher', 'otherTeacher'],
  recordAttendance: ['manager', 'otherManager', 'tutor'],
  recordNoShow: ['manager', 'otherManager', 'tutor'],
};

const WAITING = ['requested', 'waitlisted'];
const LEADS_TO: Readonly<Record<ModelAction, readonly [readonly string[], string]>> = {
  approve: [['requested'], 'approved'],
  wait: [['requested'], 'waitlisted'],
  decline: [WAITING, 'declined'],
  withdraw: [WAITING, 'withdrawn'],
  cancel: [['approved'], 'cancelled'],
  recordAttendance: [['approved'], 'attended'],
  recordNoShow: [['approved'], 'no_show'],
};
export const ACTIONS = Object.keys(LEADS_TO) as ModelAction[];

const instant = (day: string, time: string) => Date.parse(`${day}T${time}:00Z`);

/** Midnight after the tenth weekday; the days of these tests hold no bank holiday. */
function endOfTenthWorkingDay(now: number): number {
  let midnight = Math.floor(now / DAY_MS) * DAY_MS;
  for (let left = 10; left > 0;) {
    midnight += DAY_MS;
    if (![0, 6].includes(new Date(midnight).getUTCDay())) left -= 1;
  }
  return midnight + DAY_MS;
}

export class VisitModel {
  readonly visits: KnownVisit[] = [];

  constructor(public now: number) {}

  /** What asking should bring; a visit that may be is written down. */
  ask(person: PersonName, wish: Wish): Verdict {
    if (person === 'officer') return 'access/forbidden';
    if (!AT_CENTRE.includes(person) && OWN_SCHOOL[person] !== wish.school) return 'partner/not-found';
    const [start, end] = [instant(wish.day, wish.startTime), instant(wish.day, wish.endTime)];
    if (start <= this.now) return 'visit/in-the-past';
    const rivals = this.visits.filter((visit) => OCCUPYING.includes(visit.state));
    const obstacle = this.roomObstacle(wish, rivals, start, end);
    if (obstacle) return obstacle;
    if (wish.recorders > 0 && this.used(rivals, start, end) + wish.recorders > STOCK) return 'visit/equipment-short';
    const holdEnds = Math.min(start, endOfTenthWorkingDay(this.now));
    this.visits.push({ wish, start, holdEnds, state: 'requested', version: 1 });
    return 'ok';
  }

  private roomObstacle(wish: Wish, rivals: readonly KnownVisit[], start: number, end: number): Verdict | null {
    const buffer = BUFFER_MS[wish.room];
    const reaches = (own: number) =>
      rivals
        .filter(({ wish: rival }) => rival.room === wish.room)
        .some(
          ({ wish: rival }) =>
            instant(rival.day, rival.startTime) - buffer < end + own &&
            instant(rival.day, rival.endTime) + buffer > start - own,
        );
    if (reaches(0)) return 'visit/slot-taken';
    return reaches(buffer) ? 'visit/no-setup-time' : null;
  }

  /** The most recorders promised at any minute of a time. */
  private used(rivals: readonly KnownVisit[], start: number, end: number): number {
    let most = 0;
    for (let minute = start; minute < end; minute += 60_000) {
      const here = rivals.filter(
        ({ wish }) => instant(wish.day, wish.startTime) <= minute && minute < instant(wish.day, wish.endTime),
      );
      most = Math.max(
        most,
        here.reduce((sum, { wish }) => sum + wish.recorders, 0),
      );
    }
    return most;
  }

  sees(person: PersonName, { wish }: KnownVisit): boolean {
    return AT_CENTRE.includes(person) || person === 'officer' || OWN_SCHOOL[person] === wish.school;
  }

  /** What a move should bring, made on the right version or a stale one; one that may be is made. */
  move(
    person: PersonName,
    action: ModelAction,
    visit: KnownVisit,
    detail: { stale: boolean; pupils: number },
  ): Verdict {
    const verdict = this.verdict(person, action, visit, detail);
    if (verdict === 'ok') this.go(visit, LEADS_TO[action][1]);
    return verdict;
  }

  private verdict(
    person: PersonName,
    action: ModelAction,
    visit: KnownVisit,
    { stale, pupils }: { stale: boolean; pupils: number },
  ): Verdict {
    if (!MAY[action].includes(person)) return 'access/forbidden';
    if (!this.sees(person, visit)) return 'visit/not-found';
    if (stale) return 'visit/already-decided';
    if (action === 'recordAttendance' && pupils > ROLLS[visit.wish.school]) return 'visit/more-than-roll';
    return this.timely(action, visit);
  }

  private timely(action: ModelAction, visit: KnownVisit): Verdict {
    if (!LEADS_TO[action][0].includes(visit.state)) return 'visit/wrong-state';
    const begun = visit.start <= this.now;
    if (WAITING.includes(visit.state)) return visit.holdEnds <= this.now ? 'visit/hold-lapsed' : 'ok';
    if (action === 'cancel') return begun ? 'visit/already-begun' : 'ok';
    return begun ? 'ok' : 'visit/not-begun';
  }

  /** The buttons that somebody should be shown. */
  actions(person: PersonName, visit: KnownVisit): ModelAction[] {
    const detail = { stale: false, pupils: 1 };
    return ACTIONS.filter((action) => this.verdict(person, action, visit, detail) === 'ok');
  }

  lapse(): void {
    for (const visit of this.visits)
      if (WAITING.includes(visit.state) && visit.holdEnds <= this.now) this.go(visit, 'expired');
  }

  private go(visit: KnownVisit, state: string): void {
    visit.state = state;
    // What waits holds nothing, and waits until its own start.
    if (state === 'waitlisted') visit.holdEnds = visit.start;
    visit.version += 1;
  }
}
