import { Injectable } from '@nestjs/common';
import type { EditSeries } from '#shared/contracts/series-requests.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { newId } from '../../../common/new-id.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { lastDayBefore } from '../domain/series/edit-scope.js';
import { endingOf } from '../domain/visit-lifecycle.js';
import type { Series } from '../entities/series.entity.js';
import { VisitEnded, type VisitFacts } from '../events/visit-events.js';
import { signOffAnew } from '../change-visit.service.js';
import { wordsOf } from '../new-visit.js';
import { VisitChanger, type Change } from '../visit-changer.js';
import { VisitMover } from '../visit-mover.js';
import type { VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { OccurrencesWriter } from './occurrences.writer.js';
import { isFree } from './series-dates.js';
import { SeriesEdits, type WorkedOut } from './series-edits.js';
import { problemsOf, rejectedOf, SeriesMaker } from './series-maker.js';
import { SeriesNewsTeller } from './series-news-teller.js';
import { SeriesRepository } from './series.repository.js';

/** Words alone, and dates that go away, need no answer. */
const NEED_NO_ANSWER: readonly string[] = ['subject', 'note', 'lastDay', 'leaveOut', 'every'];

/**
 * Does an edit in one unit of work. Each visit that changes stays the same visit; one that cannot have the new details
 * keeps what it has, as changed alone; what has begun is never touched: where something has, the series is divided.
 */
@Injectable()
export class SeriesEditor {
  constructor(
    private readonly edits: SeriesEdits,
    private readonly maker: SeriesMaker,
    private readonly writer: OccurrencesWriter,
    private readonly changer: VisitChanger,
    private readonly mover: VisitMover,
    private readonly visits: VisitsRepository,
    private readonly series: SeriesRepository,
    private readonly told: SeriesNewsTeller,
  ) {}

  /** @returns the id of the edited series */
  async apply(tx: Tx, actor: Actor, series: Series, input: EditSeries): Promise<string> {
    await this.series.lockMembers(tx, series.id);
    const first = await this.edits.workOut(tx.manager, actor, series, input);
    await this.maker.lockNew(tx, first.asked, first.dates);
    const worked = await this.edits.workOut(tx.manager, actor, series, input);
    refuseInVain(worked);
    const targetId = await this.target(tx, worked);
    const ended = await this.end(tx, actor, worked, input.reasonNote ?? '');
    await this.assign(tx, targetId, worked);
    const changed = await this.maker.made(() => this.change(tx, { actor, targetId, worked, input }));
    const made = await this.make(tx, targetId, worked);
    const rejected = rejectedOf(worked.dates.filter(({ outcome }) => outcome === 'make'));
    await this.told.of(tx, actor, { changed: [...changed, ...made], ended });
    await this.keepRejected(tx, targetId, worked, rejected);
    return targetId;
  }

  /** The series itself where all of it changes; otherwise a new one that goes on from it. */
  private async target(tx: Tx, { series, whole, rule, asked, plan, fromDay, held }: WorkedOut): Promise<string> {
    const { every, weekdays, firstDay, lastDay } = rule;
    const leftOut = [...new Set([...rule.leftOut, ...plan.leftOut, ...plan.gone])].sort();
    const plainRule = { every, weekdays: [...weekdays], firstDay, lastDay: lastDay < firstDay ? firstDay : lastDay };
    const details = { ...plainRule, plan: { ...asked.input, subject: asked.subject } };
    if (whole) {
      const all = [...new Set([...series.leftOut, ...leftOut])].sort();
      await this.series.change(tx, series, { ...details, leftOut: all });
      return series.id;
    }
    const begun = held.filter(({ state }) => state === 'begun').map(({ day }) => day);
    const before = lastDayBefore(series, addDays(firstDay < fromDay ? firstDay : fromDay, -1), begun);
    await this.series.change(tx, series, {
      lastDay: before < series.lastDay ? before : series.lastDay,
      leftOut: series.leftOut.filter((day) => day < fromDay),
    });
    const id = newId();
    const { centreId, partnerId, requestedBy } = series;
    const own = { id, version: 1, continuesId: series.id, importKey: null, requestedAt: this.told.now() };
    await this.series.insert(tx, { ...own, centreId, partnerId, requestedBy, ...details, leftOut });
    await this.series.goOnFrom(tx, { before: series.id, now: id });
    return id;
  }

  /** Members that keep what they have, as it is or because the new details cannot be had. */
  private async assign(tx: Tx, seriesId: string, { plan, untouched, dates }: WorkedOut): Promise<void> {
    for (const { visitId, day } of plan.keep) await this.visits.assign(tx, visitId, { seriesId, seriesDay: day });
    const lost = new Set(dates.filter((date) => !isFree(date)).map(({ day }) => day));
    for (const { visitId, day } of plan.change) {
      if (untouched.has(visitId)) await this.visits.assign(tx, visitId, { seriesId, seriesDay: day });
      else if (lost.has(day)) await this.visits.assign(tx, visitId, { seriesId, seriesDay: day, changedAlone: true });
    }
  }

  private async make(tx: Tx, seriesId: string, { asked, dates }: WorkedOut): Promise<VisitFacts[]> {
    const free = dates.filter(({ outcome }) => outcome === 'make').filter(isFree);
    if (free.length === 0) return [];
    return this.maker.made(() => this.writer.make(tx, { asked, seriesId, dates: free }));
  }

  private async change(
    tx: Tx,
    { actor, targetId, worked, input }: { actor: Actor; targetId: string; worked: WorkedOut; input: EditSeries },
  ): Promise<VisitFacts[]> {
    const { asked, plan, side } = worked;
    const free = new Map(worked.dates.filter(isFree).map((date) => [date.day, date]));
    const needsAnswer =
      input.substitutes.length > 0 || Object.keys(input.changes).some((field) => !NEED_NO_ANSWER.includes(field));
    const all: { visit: VisitRecord; change: Change }[] = [];
    for (const { visitId, day } of plan.change) {
      const date = free.get(day);
      const visit = date && !worked.untouched.has(visitId) ? await this.visits.forDecision(tx, visitId) : null;
      if (!date || !visit) continue;
      const { time, holds, role: partnerRole, onDay: schoolDay, chosen: changedAlone } = date;
      const words = { ...wordsOf(asked), ...signOffAnew(asked, side, needsAnswer) };
      const changes = { ...words, schoolDay, partnerRole, changedAlone, seriesId: targetId, seriesDay: day };
      const by = { side, actorId: actor.personId, withSeries: true, needsAnswer };
      all.push({ visit, change: { centre: asked.centre, time, holds, changes, ...by } });
    }
    if (all.length > 0) await this.changer.apply(tx, all);
    return all.map(({ visit }) => ({ ...visit, seriesId: targetId }));
  }

  /**
   * Visits that the new rule has no date for. They leave the series, so that a later edit may have that day again.
   * @throws RefusedError visit/late-without-words
   */
  private async end(tx: Tx, actor: Actor, { plan, side }: WorkedOut, words: string): Promise<VisitFacts[]> {
    const ended: VisitFacts[] = [];
    for (const visitId of plan.end) {
      const visit = await this.visits.forDecision(tx, visitId);
      if (!visit) continue;
      const [action, state] = endingOf(visit.state, side);
      if (words === '' && (await this.mover.mustExplain(tx, visit, { action, side })))
        throw new RefusedError('visit/late-without-words');
      const reasonCode = side === 'centre' ? ('other' as const) : ('plans_changed' as const);
      const event = () => new VisitEnded(visit, state, actor.personId, reasonCode, true);
      const changes = { reasonCode, reasonNote: words === '' ? null : words };
      await this.mover.apply(tx, visit, { action, side, actorId: actor.personId, changes, event });
      await this.visits.assign(tx, visitId, { seriesId: null, seriesDay: null });
      ended.push(visit);
    }
    return ended;
  }

  private async keepRejected(
    tx: Tx,
    targetId: string,
    { series, fromDay, rule }: WorkedOut,
    rejected: ReturnType<typeof rejectedOf>,
  ): Promise<void> {
    const from = rule.firstDay < fromDay ? rule.firstDay : fromDay;
    if (targetId !== series.id) await this.series.setRejected(tx, series.id, fromDay);
    await this.series.setRejected(tx, targetId, from, rejected);
  }
}

/** Nothing is kept of an edit of which not one date can be had: all would stay as they are, and out of reach of the next. */
function refuseInVain({ dates, untouched }: WorkedOut): void {
  if (dates.length === 0 || untouched.size > 0 || dates.some(isFree)) return;
  throw new RefusedError('series/nothing-free', { problems: problemsOf(dates) });
}
