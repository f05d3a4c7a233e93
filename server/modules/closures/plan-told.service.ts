import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClosureKind, PlanLineStatus } from '#shared/contracts/closures.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { Clock } from '../../common/ports/clock.js';
import { lineStatus, whatCloses, ZONE } from './closure.mapper.js';
import { ClosuresQueries } from './closures.queries.js';
import { PlanVisitsQueries } from './plan-visits.queries.js';

/** A visit of a plan, as a school is told of it. */
export interface ToldVisit {
  readonly status: PlanLineStatus;
  readonly state: VisitState;
  readonly subject: string;
  readonly centreId: string;
  readonly centreName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomName: string | null;
  readonly wasStartsAt: Date;
  readonly wasEndsAt: Date;
}

/** A closure, as a school is told of it. */
export interface ToldPlan {
  readonly kind: ClosureKind;
  readonly what: string;
  readonly reason: string;
  readonly from: Date;
  readonly until: Date | null;
  readonly lifted: boolean;
  readonly zone: string;
  readonly partnerName: string;
  /** In the order of time as it was. */
  readonly visits: readonly ToldVisit[];
}

/** What is to be told of a plan, as it is when somebody is told. It says nothing about who may know it. */
@Injectable()
export class PlanTold {
  constructor(
    private readonly queries: ClosuresQueries,
    private readonly planVisits: PlanVisitsQueries,
    private readonly clock: Clock,
  ) {}

  /** @returns null when the plan holds no visit of that school or group */
  async of(manager: EntityManager, closureId: string, partnerId: string): Promise<ToldPlan | null> {
    const closure = await this.queries.one(manager, closureId);
    const rows = await this.queries.plans(manager, [closureId]);
    const byVisit = new Map(rows.map((row) => [row.visitId, row]));
    const now = this.clock.now();
    const loaded = await this.planVisits.load(manager, [...byVisit.keys()]);
    const own = loaded.filter((visit) => visit.partnerId === partnerId);
    const visits = own.flatMap((visit) => {
      const row = byVisit.get(visit.id);
      if (!row) return [];
      const { state, subject, centreId, centreName, startsAt, endsAt } = visit;
      const was = { wasStartsAt: row.wasStartsAt, wasEndsAt: row.wasEndsAt };
      const status = lineStatus(visit, row, now);
      return [
        { status, state, subject, centreId, centreName, startsAt, endsAt, roomName: visit.room?.name ?? null, ...was },
      ];
    });
    const [first] = own;
    if (!closure || !first) return null;
    const { kind, reason, startsAt: from, endsAt: until, liftedAt } = closure;
    const inOrder = visits.sort((a, b) => a.wasStartsAt.getTime() - b.wasStartsAt.getTime());
    const told = { kind, reason, from, until, lifted: liftedAt !== null, what: whatCloses(closure), zone: ZONE };
    return { ...told, partnerName: first.partnerName, visits: inOrder };
  }
}
