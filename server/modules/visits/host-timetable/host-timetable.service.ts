import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  HOST_TIMETABLE_LIMITS,
  type AcceptHostTimetable,
  type HostTimetablePreview,
  type HostTimetableResult,
  type PlannedLesson,
  type PreviewHostTimetable,
} from '#shared/contracts/host-timetable.contract.js';
import { REFUSALS } from '#shared/contracts/refusals.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import type { Upload } from '../../../common/http/upload.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import type { TimetableFault } from '../domain/series/timetable-rows.js';
import { SeriesMaker, type SeriesOrder } from '../series/series-maker.js';
import { VisitAdmission } from '../visit-admission.js';
import { HostTimetablePlanner, type HostPlan, type PlannedRow, type Stretch } from './host-timetable.planner.js';

interface Seen {
  readonly plan: HostPlan;
  readonly lessons: readonly PlannedLesson[];
  readonly fingerprint: string;
}

/** The host school's ordinary use of its centre, as approved series: without it, its share would look too small. */
@Injectable()
export class HostTimetableService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly planner: HostTimetablePlanner,
    private readonly admission: VisitAdmission,
    private readonly maker: SeriesMaker,
  ) {}

  /** What a file would bring, row by row. Nothing is written. */
  preview(
    actor: Actor,
    centreId: string,
    upload: Upload,
    stretch: PreviewHostTimetable,
  ): Promise<HostTimetablePreview> {
    return this.store.read(async (manager) => {
      const { plan, lessons, fingerprint } = await this.look(manager, actor, centreId, { upload, stretch });
      return {
        fileName: upload.fileName,
        host: plan.host,
        lessons: [...lessons],
        badRowCount: badLines(plan),
        badRows: plan.faults.slice(0, HOST_TIMETABLE_LIMITS.badRows),
        fingerprint,
      };
    });
  }

  /** Brings in what the preview showed, all of it or nothing. */
  accept(
    actor: Actor,
    centreId: string,
    { upload, fields }: { upload: Upload; fields: AcceptHostTimetable },
  ): Promise<HostTimetableResult> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      const { from, until } = fields;
      const seen = await this.look(tx.manager, actor, centreId, { upload, stretch: { from, until } });
      if (seen.fingerprint !== fields.fingerprint) throw new RefusedError('host-timetable/out-of-date');
      const badRows = badLines(seen.plan);
      if (badRows > 0 && fields.leaveOutBadRows === 'no')
        throw new RefusedError('host-timetable/bad-rows', { badRows });
      return this.bringIn(tx, actor, seen);
    });
  }

  private async bringIn(tx: Tx, actor: Actor, { plan, lessons }: Seen): Promise<HostTimetableResult> {
    const result = { series: 0, visits: 0, rejected: 0, alreadyHere: 0, leftOut: badLines(plan) };
    for (const [index, planned] of plan.rows.entries()) {
      const lesson = lessons[index];
      if (planned.alreadyHere) result.alreadyHere += 1;
      if (planned.alreadyHere || !lesson || lesson.visits === 0) continue;
      await this.maker.make(tx, {
        ...(await this.order(tx.manager, actor, planned)),
        approved: true,
        importKey: planned.importKey,
      });
      result.series += 1;
      result.visits += lesson.visits;
      result.rejected += lesson.rejected.length;
    }
    if (result.series === 0) throw new RefusedError('host-timetable/nothing-to-import');
    return result;
  }

  /** Rows that clash with each other are shown as free and as taken in the order of the file, as they will be made. */
  private async look(
    manager: EntityManager,
    actor: Actor,
    centreId: string,
    file: { upload: Upload; stretch: Stretch },
  ): Promise<Seen> {
    const read = await this.planner.plan(manager, actor, centreId, file);
    const faults = [...read.faults];
    const rows: PlannedRow[] = [];
    const taken: Span[] = [];
    const lessons: PlannedLesson[] = [];
    for (const planned of read.rows) {
      const lesson = await this.lesson(manager, { actor, planned, taken }).catch(asFault(planned));
      if ('reason' in lesson) faults.push(lesson);
      else {
        lessons.push(lesson);
        rows.push(planned);
      }
    }
    const plan = { ...read, rows, faults: faults.sort((a, b) => a.line - b.line) };
    const basis = JSON.stringify([lessons, plan.faults, file.stretch, plan.host.id]);
    return { plan, lessons, fingerprint: createHash('sha256').update(basis).digest('hex') };
  }

  private async lesson(
    manager: EntityManager,
    { actor, planned, taken }: { actor: Actor; planned: PlannedRow; taken: Span[] },
  ): Promise<PlannedLesson> {
    const { row, room, alreadyHere } = planned;
    const { line, weekday, weeks, startTime, endTime, pupils, subject } = row;
    const shown = { line, weekday, weeks, startTime, endTime, pupils, subject, room: room.name, alreadyHere };
    if (alreadyHere) return { ...shown, visits: 0, rejected: [] };
    const dates = await this.maker.see(manager, await this.order(manager, actor, planned));
    const rejected: PlannedLesson['rejected'] = [];
    for (const { day, problem, holds } of dates) {
      const clashes = holds.some((hold) => taken.some((span) => meets(span, hold)));
      const why = problem ?? (clashes ? ('visit/slot-taken' as const) : null);
      if (why === null) taken.push(...holds);
      else rejected.push({ day, problem: why });
    }
    return { ...shown, visits: dates.length - rejected.length, rejected };
  }

  private async order(manager: EntityManager, actor: Actor, { visit, repeat }: PlannedRow): Promise<SeriesOrder> {
    return { asked: await this.admission.look(manager, actor, visit), repeat, substitutes: [] };
  }
}

/** A row that has no date, or goes on for too long, is bad like one that cannot be read. */
const asFault =
  ({ row }: PlannedRow) =>
  (error: unknown): TimetableFault => {
    if (!(error instanceof RefusedError)) throw error;
    const mend = 'Correct the row or the days, or leave it out.';
    return { line: row.line, column: 'weekday', value: row.subject, reason: REFUSALS[error.refusal].message, mend };
  };

interface Span {
  readonly resourceId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const meets = (a: Span, b: Span): boolean =>
  a.resourceId === b.resourceId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** One row may have several faults. */
const badLines = ({ faults }: HostPlan): number => new Set(faults.map(({ line }) => line)).size;
