import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BellScheduleView, BellTimesView, WriteBellTimes } from '#shared/contracts/bell-times.contract.js';
import type { SchoolDaysQuery, SchoolDaysView } from '#shared/contracts/timetables.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { BellTimesQueries, type StoredSchedule } from './bell-times.queries.js';
import { BellTimesRepository, isFirstDayTaken } from './bell-times.repository.js';
import { CalendarAccess } from './calendar-access.js';
import { isNearEnough } from './domain/entry-rules.js';
import { defaultPeriods } from './domain/bell-times.js';
import { yearGroupsOf } from './domain/year-groups.js';
import { TimetablesQueries } from './timetables.queries.js';

@Injectable()
export class BellTimesService {
  constructor(
    private readonly store: Store,
    private readonly access: CalendarAccess,
    private readonly bellTimes: BellTimesRepository,
    private readonly queries: BellTimesQueries,
    private readonly timetables: TimetablesQueries,
  ) {}

  /** @throws RefusedError partner/not-found */
  ofSchool(actor: Actor, schoolId: string): Promise<BellTimesView> {
    return this.store.read(async (manager) => {
      const { id, name, phase } = await this.access.seeSchool(manager, actor, schoolId);
      const schedules = await this.queries.ofSchool(manager, schoolId);
      return {
        school: { id, name },
        schedules: schedules.map((schedule) => toView(schoolId, schedule)),
        defaultPeriods: [...defaultPeriods(phase)],
        availableActions: (await this.access.mayEditBellTimes(manager, actor, schoolId)) ? ['edit'] : [],
      };
    });
  }

  /** @throws RefusedError partner/not-found, bell-times/from-taken, calendar/too-far */
  add(actor: Actor, schoolId: string, input: WriteBellTimes): Promise<BellScheduleView> {
    return this.dated(async (tx) => {
      const { manager } = tx;
      const { phase } = await this.access.seePartner(manager, actor, schoolId);
      const may = phase !== null && (await this.access.mayEditBellTimes(manager, actor, schoolId));
      if (!may) throw new RefusedError('partner/not-found');
      this.expectNear(input.validFrom);
      const id = await this.bellTimes.insert(tx, schoolId, input);
      return this.one(manager, schoolId, id);
    });
  }

  /**
   * Replaces all periods. Days that are past change with it, so that a mistake can be mended; new times of a new year
   * are added instead.
   * @throws RefusedError bell-times/not-found, resource/stale, bell-times/from-taken, calendar/too-far
   */
  replace(
    actor: Actor,
    schedule: { readonly id: string; readonly version: number },
    input: WriteBellTimes,
  ): Promise<BellScheduleView> {
    return this.dated(async (tx) => {
      const schoolId = await this.editable(tx.manager, actor, schedule.id);
      this.expectNear(input.validFrom);
      await this.bellTimes.replace(tx, schedule, input);
      return this.one(tx.manager, schoolId, schedule.id);
    });
  }

  /** @throws RefusedError bell-times/not-found, resource/stale */
  remove(actor: Actor, schedule: { readonly id: string; readonly version: number }): Promise<BellTimesView> {
    return this.store.write(async (tx) => {
      const schoolId = await this.editable(tx.manager, actor, schedule.id);
      await this.bellTimes.remove(tx, schedule);
      return this.ofSchool(actor, schoolId);
    });
  }

  /** @throws RefusedError partner/not-found, calendar/too-far */
  schoolDays(actor: Actor, partnerId: string, range: SchoolDaysQuery): Promise<SchoolDaysView> {
    return this.store.read(async (manager) => {
      const { id, name, ...school } = await this.access.seePartner(manager, actor, partnerId);
      this.expectNear(range.from, range.to);
      const { days, ownBellTimes } = await this.timetables.schoolDays(manager, { partnerId, ...range });
      const views = days.map((day) => ({ ...day, periods: [...day.periods] }));
      return { partner: { id, name, yearGroups: [...yearGroupsOf(school)] }, ownBellTimes, days: views };
    });
  }

  /** Weeks are counted one by one from the anchor, so that the way there must not be endless. */
  private expectNear(firstDay: string, lastDay = firstDay): void {
    if (!isNearEnough({ firstDay, lastDay }, this.access.today())) throw new RefusedError('calendar/too-far');
  }

  private async editable(manager: EntityManager, actor: Actor, scheduleId: string): Promise<string> {
    const schoolId = await this.queries.schoolOf(manager, scheduleId);
    if (schoolId === null || !(await this.access.mayEditBellTimes(manager, actor, schoolId))) {
      throw new RefusedError('bell-times/not-found');
    }
    return schoolId;
  }

  private async one(manager: EntityManager, schoolId: string, id: string): Promise<BellScheduleView> {
    const schedules = await this.queries.ofSchool(manager, schoolId);
    const schedule = schedules.find((each) => each.id === id);
    if (!schedule) throw new RefusedError('bell-times/not-found');
    return toView(schoolId, schedule);
  }

  private async dated<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(work);
    } catch (error) {
      if (isFirstDayTaken(error)) throw new RefusedError('bell-times/from-taken');
      throw error;
    }
  }
}

function toView(schoolId: string, { id, validFrom, weekADay, version, periods }: StoredSchedule): BellScheduleView {
  return { id, schoolId, validFrom, weekADay, version, periods: [...periods] };
}
