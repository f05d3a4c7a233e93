import type { ActorSide, BarrierCode, CentreReasonCode, ReasonCode } from '#shared/contracts/vocabulary.js';
import { localDayOf } from '../../../common/kernel/wall-time.js';
import type { Chance } from './chance.js';
import { ZONE } from './centres.js';
import type { Move } from './planned-visit.js';
import { clockTime, holdEnds, moment, workingDaysFrom, type Timeline } from './timeline.js';

export interface Situation {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly requestedAt: Date;
  /** Who asked, and from which side. */
  readonly asker: string;
  readonly side: ActorSide;
  readonly manager: string;
  readonly miles: number;
  /** The barrier that will stop this visit after it was asked for, if any does. */
  readonly stoppedBy: BarrierCode | null;
  /** What the centre lacks at that time. */
  readonly lacking: 'room' | 'equipment' | null;
  /** Attendance has not been recorded yet. */
  readonly unrecorded: boolean;
}

const CENTRE_CANCELS = 0.015;
const FORGOTTEN = 0.012;
const NO_SHOW = 0.012;
/** Added to it per mile of the way. */
const NO_SHOW_PER_MILE = 0.004;

/** Writes down one visit's life, move by move, as the product would record it. */
export class Story {
  readonly moves: Move[] = [];

  constructor(private readonly situation: Pick<Situation, 'requestedAt' | 'side' | 'asker' | 'manager'>) {
    const { requestedAt, side, asker } = situation;
    this.moves.push({ move: 'request', to: 'requested', at: requestedAt, side, actor: asker, reason: null });
  }

  approve(at: Date): this {
    return this.add({ ...this.byCentre(at), move: 'approve', to: 'approved' });
  }

  offer(at: Date): this {
    return this.add({ ...this.byCentre(at), move: 'offer', to: 'offered' });
  }

  wait(at: Date): this {
    return this.add({ ...this.byCentre(at), move: 'wait', to: 'waitlisted' });
  }

  decline(at: Date, reason: ReasonCode): this {
    return this.add({ ...this.byCentre(at), move: 'decline', to: 'declined', reason });
  }

  withdraw(at: Date, reason: ReasonCode): this {
    return this.add({ ...this.byPartner(at), move: 'withdraw', to: 'withdrawn', reason });
  }

  cancelByPartner(at: Date, reason: ReasonCode): this {
    return this.add({ ...this.byPartner(at), move: 'cancel', to: 'cancelled', reason });
  }

  cancelByCentre(at: Date, reason: CentreReasonCode): this {
    return this.add({ ...this.byCentre(at), move: 'cancel', to: 'cancelled', reason });
  }

  attend(at: Date): this {
    return this.add({ ...this.byCentre(at), move: 'recordAttendance', to: 'attended' });
  }

  noShow(at: Date, reason: ReasonCode | null): this {
    return this.add({ ...this.byCentre(at), move: 'recordNoShow', to: 'no_show', reason });
  }

  lapse(at: Date): this {
    return this.add({ move: 'lapse', to: 'expired', at, side: 'system', actor: null, reason: null });
  }

  private add(move: Move): this {
    this.moves.push(move);
    return this;
  }

  private byCentre(at: Date) {
    return { at, side: 'centre', actor: this.situation.manager, reason: null } as const;
  }

  private byPartner(at: Date) {
    return { at, side: 'partner', actor: this.situation.asker, reason: null } as const;
  }
}

/** A moment in working hours, some working days after another, but before `latest`. */
function someTimeAfter(from: Date, workingDays: number, latest: Date, chance: Chance): Date {
  const day = workingDaysFrom(localDayOf(from, ZONE), workingDays);
  const time = moment(day, clockTime(chance.between(9 * 60, 16 * 60)));
  const earliest = from.getTime() + chance.between(20, 90) * 60_000;
  return new Date(Math.min(Math.max(time.getTime(), earliest), latest.getTime() - 60_000));
}

const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);

/** What became of a request by now. */
export function storyOf(situation: Situation, { now }: Timeline, chance: Chance): Move[] {
  const story = new Story(situation);
  const { requestedAt, startsAt } = situation;
  const decidedAt = someTimeAfter(requestedAt, chance.between(0, 4), startsAt, chance);
  const holdEnd = holdEnds(requestedAt, startsAt);
  if (situation.side === 'partner' && chance.is(FORGOTTEN) && holdEnd < startsAt && holdEnd <= now) {
    return story.lapse(minutesAfter(holdEnd, 3)).moves;
  }
  if (decidedAt > now) return story.moves;
  if (situation.lacking) {
    return story.decline(decidedAt, situation.lacking === 'room' ? 'room_not_available' : 'equipment_not_available')
      .moves;
  }
  if (situation.stoppedBy) return stopped(story, situation, { decidedAt, now }, chance);
  return takesItsCourse(story.approve(decidedAt), situation, { decidedAt, now }, chance);
}

interface Times {
  readonly decidedAt: Date;
  readonly now: Date;
}

/** A school met its barrier after asking: it takes the request back, or the visit; sometimes the centre says so first. */
function stopped(story: Story, situation: Situation, { decidedAt, now }: Times, chance: Chance): Move[] {
  const reason = situation.stoppedBy ?? 'timetable';
  const way = chance.weighted([['withdraw', 4] as const, ['cancel', 4] as const, ['decline', 2] as const]);
  if (way === 'decline') return story.decline(decidedAt, reason).moves;
  if (way === 'withdraw') {
    const between = (decidedAt.getTime() - situation.requestedAt.getTime()) / 60_000;
    return story.withdraw(minutesAfter(situation.requestedAt, chance.between(5, Math.max(6, between - 5))), reason)
      .moves;
  }
  const cancelledAt = someTimeAfter(decidedAt, chance.between(1, 8), situation.startsAt, chance);
  story.approve(decidedAt);
  return cancelledAt > now ? story.moves : story.cancelByPartner(cancelledAt, reason).moves;
}

function takesItsCourse(story: Story, situation: Situation, { decidedAt, now }: Times, chance: Chance): Move[] {
  if (chance.is(CENTRE_CANCELS)) {
    const cancelledAt = someTimeAfter(decidedAt, chance.between(1, 8), situation.startsAt, chance);
    const reason = chance.pick(['no_tutor', 'centre_closed', 'host_needs_room'] as const);
    return cancelledAt > now ? story.moves : story.cancelByCentre(cancelledAt, reason).moves;
  }
  const recordedAt = minutesAfter(situation.endsAt, chance.between(5, 90));
  if (situation.unrecorded || recordedAt > now) return story.moves;
  if (chance.is(NO_SHOW + NO_SHOW_PER_MILE * situation.miles)) {
    const reason = chance.pick(['transport_time', 'cover', 'disruption', null] as const);
    return story.noShow(recordedAt, reason).moves;
  }
  return story.attend(recordedAt).moves;
}
