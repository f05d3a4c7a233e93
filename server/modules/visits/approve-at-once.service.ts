import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WaitsBecause } from '#shared/contracts/visits.contract.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { attempt } from '../../database/attempt.js';
import { effectOfApproving, FairHoursLoader } from '../fairness/index.js';
import { waitsBecause } from './domain/instant-approval.js';
import { VisitApproved } from './events/visit-events.js';
import type { Allowed } from './request-rules.js';
import { Rivals } from './rivals.js';
import type { Asked } from './visit-admission.js';
import { VisitMover } from './visit-mover.js';
import type { VisitRecord } from './visit-records.js';

interface JustAsked {
  readonly asked: Asked;
  readonly allowed: Allowed;
  readonly visit: VisitRecord;
}

/** Says yes to a request as it is made, by the terms of its centre and in nobody's name. */
@Injectable()
export class ApproveAtOnceService {
  constructor(
    private readonly fairHours: FairHoursLoader,
    private readonly rivals: Rivals,
    private readonly mover: VisitMover,
    private readonly clock: Clock,
  ) {}

  /** @returns null when it is approved; otherwise why the centre answers, as when its transport cannot be paid for */
  async ifPossible(tx: Tx, { asked, allowed, visit }: JustAsked): Promise<WaitsBecause | null> {
    if (visit.signOff === 'waiting') return 'sign_off';
    const today = localDayOf(this.clock.now(), asked.centre.zone);
    const { terms, overrides } = allowed;
    const plain = { terms, today, day: visit.schoolDay, excepted: overrides.length > 0, rivals: 0, shortfallAfter: 0 };
    // What costs nothing to know comes first: most centres answer by themselves.
    const known = waitsBecause(plain);
    if (known) return known;
    const rivals = await this.rivals.count(tx.manager, visit.id);
    const reason = waitsBecause({ ...plain, rivals, shortfallAfter: await this.shortfall(tx.manager, asked, today) });
    return reason ?? this.approve(tx, visit);
  }

  private async approve(tx: Tx, visit: VisitRecord): Promise<WaitsBecause | null> {
    const event = () => new VisitApproved(visit, null, false);
    const move = { action: 'approve', side: 'system', actorId: null, changes: {}, event } as const;
    const refused = await attempt(tx, () => this.mover.apply(tx, visit, move));
    if (refused === null) return null;
    return refused.refusal.startsWith('transport/') ? 'transport' : 'rivals';
  }

  private async shortfall(manager: EntityManager, asked: Asked, today: string): Promise<number | null> {
    const { centre, input, role, time } = asked;
    const academicYear = await this.fairHours.academicYearOf(manager, centre, input.day);
    const { hours } = await this.fairHours.load(manager, centre, academicYear, today);
    const minutes = (time.endsAt.getTime() - time.startsAt.getTime()) / 60_000;
    return effectOfApproving(hours, { partnerId: input.partnerId, role, minutes })?.shortfallAfter ?? null;
  }
}
