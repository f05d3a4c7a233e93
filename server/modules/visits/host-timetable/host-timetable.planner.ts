import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HOST_TIMETABLE_LIMITS } from '#shared/contracts/host-timetable.contract.js';
import type { Repeat } from '#shared/contracts/series.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { keyStageOf } from '#shared/values/key-stage.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import type { Upload } from '../../../common/http/upload.js';
import { weekdayOf } from '../../../common/kernel/wall-time.js';
import { CentresQueries, type CentreFacts, type RoomFacts } from '../../centres/index.js';
import { decodeText, readCsv } from '../../partners/index.js';
import { TimetablesQueries, type SchoolDay } from '../../timetables/index.js';
import {
  readTimetableRow,
  TIMETABLE_COLUMNS,
  type TimetableColumn,
  type TimetableFacts,
  type TimetableFault,
  type TimetableRow,
} from '../domain/series/timetable-rows.js';
import { SeriesRepository } from '../series/series.repository.js';
import type { SeriesOrder } from '../series/series-maker.js';
import { HostPartner } from './host-partner.js';

export interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** A row of the file with the request that each of its dates makes. */
export interface PlannedRow {
  readonly row: TimetableRow;
  readonly room: RoomFacts;
  readonly visit: RequestVisit;
  readonly repeat: SeriesOrder['repeat'];
  readonly importKey: string;
  readonly alreadyHere: boolean;
}

export interface HostPlan {
  readonly centre: CentreFacts;
  readonly host: { readonly id: string; readonly name: string };
  readonly rows: readonly PlannedRow[];
  readonly faults: readonly TimetableFault[];
}

/** A lesson of no year group in particular is of the whole school. */
const WHOLE_SCHOOL = ['7', '8', '9', '10', '11'] as const;

/** Reads a file of lessons into series; reads only. */
@Injectable()
export class HostTimetablePlanner {
  constructor(
    private readonly centres: CentresQueries,
    private readonly timetables: TimetablesQueries,
    private readonly series: SeriesRepository,
    private readonly hosts: HostPartner,
  ) {}

  /** @throws RefusedError centre/not-found, host-timetable/… */
  async plan(
    manager: EntityManager,
    actor: Actor,
    centreId: string,
    file: { upload: Upload; stretch: Stretch },
  ): Promise<HostPlan> {
    const { upload, stretch } = file;
    const centre = await this.centres.centreFacts(manager, centreId);
    if (!centre || !actor.mayAt('visits.decide', { centreId })) throw new RefusedError('centre/not-found');
    const host = await this.hosts.on(manager, centreId, stretch.from);
    if (!host) throw new RefusedError('host-timetable/no-host');
    const rooms = await this.centres.roomsOf(manager, centreId);
    const { from, until: to } = stretch;
    const { days } = await this.timetables.schoolDays(manager, { partnerId: host.id, from, to });
    const facts = { rooms, periodsOn: (weekday: number, weeks: Repeat) => periodsOf(days, weekday, weeks) };
    const { rows, faults } = await readFile(upload, facts);
    const { academicYear } = await this.timetables.termOf(manager, centre.authorityId, from);
    const keys = rows.map((row) => keyOf(row, academicYear));
    const here = await this.series.importedKeys(manager, centreId, keys);
    const planned = rows.map((row, index) => {
      const importKey = keys[index] ?? '';
      return {
        ...orderOf(row, { centre, hostId: host.id, stretch }),
        ...roomOf(rooms, row),
        row,
        importKey,
        alreadyHere: here.has(importKey),
      };
    });
    return { centre, host, rows: planned, faults };
  }
}

const roomOf = (rooms: readonly RoomFacts[], { roomId }: TimetableRow) => {
  const room = rooms.find(({ id }) => id === roomId);
  if (!room) throw new Error('a good row names a room of the centre');
  return { room };
};

/** The different days that the school has on a weekday. */
function periodsOf(days: readonly SchoolDay[], weekday: number, weeks: Repeat) {
  const letter = weeks === 'week_a' ? 'A' : weeks === 'week_b' ? 'B' : null;
  const wanted = days.filter(
    ({ day, kind, week }) =>
      kind === 'school_day' && weekdayOf(day) === weekday && (letter === null || week === letter),
  );
  return [...new Map(wanted.map(({ periods }) => [JSON.stringify(periods), periods])).values()];
}

async function readFile(
  upload: Upload,
  facts: TimetableFacts,
): Promise<{ rows: TimetableRow[]; faults: TimetableFault[] }> {
  if (upload.bytes.length > HOST_TIMETABLE_LIMITS.fileBytes) throw new RefusedError('host-timetable/file-too-large');
  const text = decodeText(upload.bytes);
  if (!text.ok) throw new RefusedError('host-timetable/file-refused', { problem: text.fault });
  const table = await readCsv<TimetableColumn>(text.value, TIMETABLE_COLUMNS, HOST_TIMETABLE_LIMITS.rows);
  if (!table.ok && table.fault.kind === 'too-many-rows') throw new RefusedError('host-timetable/too-many-rows');
  if (!table.ok) throw new RefusedError('host-timetable/file-refused', { problem: table.fault });
  const read = table.value.rows.map(({ line, cells }) => readTimetableRow(line, cells, facts));
  const rows = read.flatMap((answer) => ('row' in answer ? [answer.row] : []));
  const faults = read.flatMap((answer) => ('faults' in answer ? answer.faults : []));
  const { once, twice } = withoutRepeats(rows);
  return { rows: once, faults: [...table.value.faults, ...faults, ...twice].sort((a, b) => a.line - b.line) };
}

/** The same lesson twice in one file would be imported once: which of them counts, somebody has to say. */
function withoutRepeats(rows: readonly TimetableRow[]): { once: TimetableRow[]; twice: TimetableFault[] } {
  const lines = new Map<string, number>();
  const twice: TimetableFault[] = [];
  const once = rows.filter((row) => {
    const first = lines.get(keyOf(row, 0));
    lines.set(keyOf(row, 0), first ?? row.line);
    if (first === undefined) return true;
    const reason = `This is the lesson of line ${first} again.`;
    twice.push({ line: row.line, column: 'subject', value: row.subject, reason, mend: 'Delete one of the two rows.' });
    return false;
  });
  return { once, twice };
}

/** What makes a lesson the same one when a file comes again. */
function keyOf({ weekday, weeks, startTime, endTime, roomId, subject }: TimetableRow, academicYear: number): string {
  const basis = [academicYear, weekday, weeks, startTime, endTime, roomId, subject.toLowerCase()];
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex');
}

function orderOf(
  row: TimetableRow,
  { centre, hostId, stretch }: { centre: CentreFacts; hostId: string; stretch: Stretch },
): Pick<PlannedRow, 'visit' | 'repeat'> {
  const yearGroups = row.yearGroups.length > 0 ? [...row.yearGroups] : [...WHOLE_SCHOOL];
  const { startTime, endTime, roomId, subject, pupils } = row;
  return {
    visit: {
      ...{ centreId: centre.id, partnerId: hostId, day: stretch.from, startTime, endTime, roomId },
      ...{ subject, pupils, adults: 1, yearGroups, keyStage: keyStageOf(yearGroups) },
      ...{ programme: 'mainstream', equipment: [], stepFree: false },
    },
    repeat: { every: row.weeks, weekdays: [row.weekday], until: { day: stretch.until }, leftOut: [] },
  };
}
