import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChosenSubstitute, RepeatRule } from '#shared/contracts/series-requests.contract.js';
import type { SeriesPreview } from '#shared/contracts/series.contract.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { newId } from '../../../common/new-id.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { CentresQueries } from '../../centres/index.js';
import { ReservationsRepository, ResourcesTakenError } from '../../reservations/index.js';
import type { SeriesDays, SeriesRule } from '../domain/series/series-days.js';
import type { Asked } from '../visit-admission.js';
import { SeriesMoved } from '../events/series-events.js';
import { OccurrencesWriter } from './occurrences.writer.js';
import { toPreview } from './preview.mapper.js';
import { SeriesCalendar } from './series-calendar.js';
import { isFree, SeriesDates, wantedDates, type SeenDate, type WantedDate } from './series-dates.js';
import { SeriesRepository } from './series.repository.js';

/** What a new series is made from. */
export interface SeriesOrder {
  readonly asked: Asked;
  readonly repeat: RepeatRule;
  readonly substitutes: readonly ChosenSubstitute[];
  /** A visit that is there already is the first: its day is not made again. */
  readonly without?: string;
  readonly importKey?: string;
  /** Approved at once. @default false */
  readonly approved?: boolean;
}

interface Planned extends SeriesDays {
  readonly rule: SeriesRule;
  readonly wanted: readonly WantedDate[];
}

/** Plans a series and makes it. Whoever may ask for it has been checked. */
@Injectable()
export class SeriesMaker {
  constructor(
    private readonly calendar: SeriesCalendar,
    private readonly dates: SeriesDates,
    private readonly writer: OccurrencesWriter,
    private readonly series: SeriesRepository,
    private readonly reservations: ReservationsRepository,
    private readonly centres: CentresQueries,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Date by date: free, or why not and what could be had instead. */
  async preview(manager: EntityManager, order: SeriesOrder): Promise<SeriesPreview> {
    const { asked } = order;
    const { rule, wanted, skipped } = await this.plan(manager, order);
    const seen = await this.dates.look(manager, asked, wanted);
    const rooms = await this.centres.roomsOf(manager, asked.centre.id);
    return toPreview({
      dates: seen.map((date) => ({ ...date, outcome: 'make' as const })),
      skipped,
      substitutes: await this.dates.find(manager, asked, seen),
      roomNames: new Map(rooms.map(({ id, name }) => [id, name])),
      zone: asked.centre.zone,
      firstDay: rule.firstDay,
      lastDay: rule.lastDay,
    });
  }

  /** Every date with what can be had of it. */
  async see(manager: EntityManager, order: SeriesOrder): Promise<SeenDate[]> {
    const { wanted } = await this.plan(manager, order);
    return this.dates.look(manager, order.asked, wanted);
  }

  /**
   * Makes every date that can be had and keeps the others as rejected, with the reason. What was taken since the preview
   * is rejected like what clashed in it: the answer says so.
   * @returns the id of the series
   * @throws RefusedError series/nothing-free, series/taken-meanwhile, and what is wrong with the dates
   */
  async make(tx: Tx, order: SeriesOrder): Promise<string> {
    const { asked } = order;
    const { rule, wanted } = await this.plan(tx.manager, order);
    await this.lockNew(tx, asked, wanted);
    const seen = await this.dates.look(tx.manager, asked, wanted);
    const free = seen.filter(isFree);
    if (free.length === 0) throw new RefusedError('series/nothing-free', { problems: problemsOf(seen) });
    const seriesId = newId();
    const now = this.clock.now();
    await this.series.insert(tx, {
      ...{ id: seriesId, version: 1, continuesId: null, importKey: order.importKey ?? null, requestedAt: now },
      ...{ centreId: asked.centre.id, partnerId: asked.input.partnerId, requestedBy: asked.actor.personId },
      ...rule,
      weekdays: [...rule.weekdays],
      leftOut: [...rule.leftOut],
      plan: { ...asked.input, subject: asked.subject },
    });
    const visits = await this.made(() =>
      this.writer.make(tx, { asked, seriesId, dates: free, approved: order.approved ?? false }),
    );
    await this.series.setRejected(tx, seriesId, rule.firstDay, rejectedOf(seen));
    const news = order.approved ? 'approved' : 'requested';
    await this.events.publish(tx, new SeriesMoved(news, visits, asked.actor.personId));
    return seriesId;
  }

  /** Nobody else takes any of it until the unit of work ends. */
  async lock(tx: Tx, { input }: Pick<Asked, 'input'>, wanted: readonly WantedDate[]): Promise<void> {
    const { equipment, tutorId, vehicleId } = input;
    const rooms = wanted.map(({ roomId }) => roomId);
    const others = [...equipment.map(({ poolId }) => poolId), tutorId, vehicleId].filter((id) => id !== undefined);
    await this.reservations.lock(tx, [...new Set([...rooms, ...others])]);
  }

  /** The same for visits that are made anew: nor does anybody else ask for the same school. */
  async lockNew(tx: Tx, asked: Asked, wanted: readonly WantedDate[]): Promise<void> {
    await this.dates.askAlone(tx, asked);
    await this.lock(tx, asked, wanted);
  }

  /** @throws RefusedError series/taken-meanwhile when a guard of the database knew better than the look before */
  async made<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ResourcesTakenError) throw new RefusedError('series/taken-meanwhile');
      throw error;
    }
  }

  private async plan(manager: EntityManager, { asked, repeat, substitutes, without }: SeriesOrder): Promise<Planned> {
    const { centre, input } = asked;
    const place = { centreId: centre.id, authorityId: centre.authorityId, partnerId: input.partnerId };
    const rule = await this.calendar.ruleOf(manager, place, { day: input.day, repeat });
    const { days, skipped } = await this.calendar.daysOf(manager, place, rule);
    const others = days.filter((day) => day !== without);
    if (others.length === 0) throw new RefusedError('series/no-dates');
    return { rule, days: others, skipped, wanted: wantedDates(others, input, substitutes) };
  }
}

export const rejectedOf = (seen: readonly SeenDate[]) =>
  seen.flatMap(({ day, problem }) => (problem === null ? [] : [{ day, problem }]));

export const problemsOf = (seen: readonly SeenDate[]) =>
  Object.fromEntries(rejectedOf(seen).map(({ day, problem }) => [day, problem]));
