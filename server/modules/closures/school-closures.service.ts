import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClosurePreview, ClosureView, MakeSchoolClosure } from '#shared/contracts/closures.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { addDays, startOfDay } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { SchoolClosures } from '../timetables/index.js';
import { AffectedQueries } from './affected.queries.js';
import { ZONE } from './closure.mapper.js';
import { ClosureViews } from './closure-views.service.js';
import { ClosuresAccess } from './closures.access.js';
import { PlanMaker, type Planned } from './plan-maker.js';

/** A school says that it closes, or telephones a centre that says so for it. */
@Injectable()
export class SchoolClosuresService {
  constructor(
    private readonly store: Store,
    private readonly access: ClosuresAccess,
    private readonly affected: AffectedQueries,
    private readonly plans: PlanMaker,
    private readonly views: ClosureViews,
    private readonly calendars: SchoolClosures,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError as for making it */
  preview(actor: Actor, schoolId: string, input: MakeSchoolClosure): Promise<ClosurePreview> {
    return this.store.read(async (manager) => {
      const closing = await this.closing(manager, actor, schoolId, input);
      const visits = await this.plans.visits(manager, closing);
      const schoolShut = { partnerId: schoolId, from: input.firstDay, to: input.lastDay };
      const lines = await this.views.preview(manager, actor, { visits, closing: [], schoolShut });
      const { kind, reason, startsAt, endsAt, what } = closing;
      return { kind, reason, what, from: startsAt.toISOString(), until: endsAt?.toISOString() ?? null, lines };
    });
  }

  /**
   * Enters the days in the school's calendar, so that nobody is offered them, and plans for its visits at every centre.
   * @throws RefusedError partner/not-found, closure/over, closure/already-closed, closure/too-many-visits, calendar/…
   */
  make(actor: Actor, schoolId: string, input: MakeSchoolClosure): Promise<ClosureView> {
    return this.store.write(async (tx) => {
      await this.plans.hold(tx, schoolId);
      const closing = await this.closing(tx.manager, actor, schoolId, input);
      const { firstDay, lastDay, reason } = input;
      await this.calendars.close(tx, { schoolId, firstDay, lastDay }, reason);
      const closureId = await this.plans.make(tx, actor, closing, []);
      return this.views.one(tx.manager, actor, closureId);
    });
  }

  private async closing(
    manager: EntityManager,
    actor: Actor,
    schoolId: string,
    { firstDay, lastDay, reason }: MakeSchoolClosure,
  ): Promise<Planned> {
    const school = await this.access.school(manager, actor, schoolId);
    const [startsAt, endsAt] = [startOfDay(firstDay, ZONE), startOfDay(addDays(lastDay, 1), ZONE)];
    if (endsAt <= this.clock.now()) throw new RefusedError('closure/over');
    const own = { kind: 'school' as const, centreId: null, partnerId: schoolId, resourceId: null, quantity: null };
    const closure = { ...own, startsAt, endsAt, reason };
    await this.plans.refuseTwice(manager, closure);
    const stretch = { from: startsAt, until: endsAt };
    const visitIds = await this.affected.ofSchool(manager, schoolId, stretch, this.clock.now());
    return { ...closure, what: school.name, visitIds };
  }
}
