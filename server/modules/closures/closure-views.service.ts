import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClosureSummary, ClosureView, PlanLine } from '#shared/contracts/closures.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { addDays, localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { CentresQueries } from '../centres/index.js';
import { lineStatus, toLine, toSummary, ZONE, type Names } from './closure.mapper.js';
import { ClosuresAccess } from './closures.access.js';
import { ClosuresQueries, type ClosureRow, type PlanRow } from './closures.queries.js';
import { PlanSuggestions, type SuggestionsFor } from './plan-suggestions.service.js';
import { PlanVisitsQueries, type PlanVisit } from './plan-visits.queries.js';

/** What somebody sees of closures and their plans: the visits of the own centre or school. */
@Injectable()
export class ClosureViews {
  constructor(
    private readonly queries: ClosuresQueries,
    private readonly visits: PlanVisitsQueries,
    private readonly suggestions: PlanSuggestions,
    private readonly access: ClosuresAccess,
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError closure/not-found */
  async visible(manager: EntityManager, actor: Actor, closureId: string): Promise<ClosureRow> {
    const closure = await this.queries.one(manager, closureId);
    const rows = closure ? await this.queries.plans(manager, [closureId]) : [];
    const visits = await this.visits.load(manager, idsOf(rows));
    if (!closure || !(await this.access.maySee(manager, actor, closure, visits)))
      throw new RefusedError('closure/not-found');
    return closure;
  }

  /** With other places for what is open, worked out anew. @throws RefusedError closure/not-found */
  async one(manager: EntityManager, actor: Actor, closureId: string): Promise<ClosureView> {
    const closure = await this.visible(manager, actor, closureId);
    const rows = await this.queries.plans(manager, [closureId]);
    const seen = (await this.visits.load(manager, idsOf(rows))).filter((visit) => this.access.sees(actor, visit));
    const byVisit = new Map(rows.map((row) => [row.visitId, row]));
    const now = this.clock.now();
    const stood = seen.flatMap((visit) => {
      const row = byVisit.get(visit.id);
      return row ? [{ visit, row, status: lineStatus(visit, row, now) }] : [];
    });
    const open = stood.filter(({ status }) => status === 'open').map(({ visit }) => visit);
    const homes = await this.suggestions.find(manager, { visits: open, closing: [], schoolShut: shutBy(closure) });
    const names = await this.names(manager, open);
    const lines = stood.map(({ visit, row, status }) => {
      const maySettle = this.access.maySettle(actor, closure, visit);
      return toLine(visit, { status, was: wasOf(row), homes: homes.get(visit.id), names, maySettle });
    });
    const mayLift = closure.liftedAt === null && (await this.access.mayLift(manager, actor, closure));
    return {
      ...toSummary(
        closure,
        lines.map(({ status }) => status),
      ),
      mayLift,
      lines,
    };
  }

  /** Lines of a closure that is not made yet. */
  async preview(manager: EntityManager, actor: Actor, asked: SuggestionsFor): Promise<PlanLine[]> {
    const seen = asked.visits.filter((visit) => this.access.sees(actor, visit));
    const homes = await this.suggestions.find(manager, { ...asked, visits: seen });
    const names = await this.names(manager, seen);
    const kind = asked.schoolShut === null ? ('centre' as const) : ('school' as const);
    return seen.map((visit) => {
      const was = { startsAt: visit.startsAt, endsAt: visit.endsAt, roomName: visit.room?.name ?? null };
      const maySettle = this.access.maySettle(actor, { kind }, visit);
      return toLine(visit, {
        status: 'open',
        was: { ...was, startsAt: was.startsAt.toISOString(), endsAt: was.endsAt.toISOString() },
        ...{ homes: homes.get(visit.id), names, maySettle },
      });
    });
  }

  /** @param onlyCentre counts the visits to one centre only */
  async summaries(
    manager: EntityManager,
    actor: Actor,
    closures: readonly ClosureRow[],
    onlyCentre?: string,
  ): Promise<ClosureSummary[]> {
    const rows = await this.queries.plans(
      manager,
      closures.map(({ id }) => id),
    );
    const loaded = await this.visits.load(manager, [...new Set(idsOf(rows))]);
    const counted = loaded.filter(
      (visit) => this.access.sees(actor, visit) && (onlyCentre === undefined || visit.centreId === onlyCentre),
    );
    const visits = new Map(counted.map((visit) => [visit.id, visit]));
    const plans = Map.groupBy(rows, ({ closureId }) => closureId);
    const now = this.clock.now();
    return closures.map((closure) => {
      const statuses = (plans.get(closure.id) ?? []).flatMap((row) => {
        const visit = visits.get(row.visitId);
        return visit ? [lineStatus(visit, row, now)] : [];
      });
      return toSummary(closure, statuses);
    });
  }

  private async names(manager: EntityManager, visits: readonly PlanVisit[]): Promise<Names> {
    const names = new Map<string, string>();
    for (const centreId of new Set(visits.map((visit) => visit.centreId))) {
      for (const { id, name } of await this.centres.tutorsOf(manager, centreId)) names.set(id, name);
      for (const { id, name } of await this.centres.vehiclesOf(manager, centreId)) names.set(id, name);
    }
    return names;
  }
}

const idsOf = (rows: readonly PlanRow[]): string[] => rows.map(({ visitId }) => visitId);

const wasOf = ({ wasStartsAt, wasEndsAt, wasRoomName }: PlanRow): PlanLine['was'] => ({
  startsAt: wasStartsAt.toISOString(),
  endsAt: wasEndsAt.toISOString(),
  roomName: wasRoomName,
});

/** A school's closure always ends with a day. */
export function shutBy({ partnerId, startsAt, endsAt }: Pick<ClosureRow, 'partnerId' | 'startsAt' | 'endsAt'>) {
  if (partnerId === null || endsAt === null) return null;
  return { partnerId, from: localDayOf(startsAt, ZONE), to: addDays(localDayOf(endsAt, ZONE), -1) };
}
