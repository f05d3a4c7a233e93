import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LeaveView, TutorAccounts, TutorView } from '#shared/contracts/tutors.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf, startOfDay } from '../../common/kernel/wall-time.js';
import { jsonFrom, sql } from '../../database/dialect.js';
import { AbsencesRepository, type Absence } from './absences.repository.js';
import { CENTRE_ZONE } from './centre-zone.js';
import { CentresQueries } from './centres.queries.js';

interface TutorRow {
  id: string;
  centre_id: string;
  name: string;
  person_id: string | null;
  person_name: string | null;
  skills: unknown;
  version: number;
  retired_at: unknown;
}

interface Show {
  readonly withRetired: boolean;
  /** Leave and accounts are for those who work there. */
  readonly toStaff: boolean;
}

/** Tutors as people see them. */
@Injectable()
export class TutorViews {
  constructor(
    private readonly absences: AbsencesRepository,
    private readonly facts: CentresQueries,
  ) {}

  async ofCentre(manager: EntityManager, centreId: string, show: Show): Promise<TutorView[]> {
    const rows = await sql(manager)<TutorRow>`
      SELECT t.*, p.name AS person_name FROM tutors t LEFT JOIN people p ON p.id = t.person_id
       WHERE t.centre_id = ${centreId} AND (${show.withRetired} OR t.retired_at IS NULL) ORDER BY t.name, t.id`;
    return this.views(manager, centreId, rows, show.toStaff);
  }

  /** For those who work there. @throws RefusedError tutor/not-found */
  async one(manager: EntityManager, tutorId: string): Promise<TutorView> {
    const [row] = await sql(manager)<TutorRow>`
      SELECT t.*, p.name AS person_name FROM tutors t LEFT JOIN people p ON p.id = t.person_id
       WHERE t.id = ${tutorId}`;
    const [view] = row ? await this.views(manager, row.centre_id, [row], true) : [];
    if (!view) throw new RefusedError('tutor/not-found');
    return view;
  }

  /** Those who have the role of tutor at the centre now. */
  async accounts(manager: EntityManager, centreId: string): Promise<TutorAccounts> {
    const items = await sql(manager)<{ id: string; name: string }>`
      SELECT DISTINCT p.id, p.name FROM role_assignments a JOIN people p ON p.id = a.person_id
       WHERE a.scope_id = ${centreId} AND a.role = 'tutor' AND a.ended_at IS NULL AND p.left_at IS NULL
       ORDER BY p.name, p.id`;
    return { items };
  }

  private async views(
    manager: EntityManager,
    centreId: string,
    rows: readonly TutorRow[],
    toStaff: boolean,
  ): Promise<TutorView[]> {
    const hours = await this.facts.tutorHours(manager, centreId);
    const ids = rows.map((row) => row.id);
    const absences = toStaff ? await this.absences.notOver(manager, ids) : [];
    const leave = Map.groupBy(absences, (absence) => absence.resourceId);
    return rows.map((row) => ({
      id: row.id,
      centreId: row.centre_id,
      name: row.name,
      account: toStaff && row.person_id !== null ? { id: row.person_id, name: row.person_name ?? '' } : null,
      skills: jsonFrom<string[]>(row.skills),
      hours: hours.get(row.id) ?? [],
      leave: (leave.get(row.id) ?? []).flatMap(toLeave),
      retired: row.retired_at !== null,
      version: row.version,
    }));
  }
}

const beginsADay = (instant: Date): boolean =>
  startOfDay(localDayOf(instant, CENTRE_ZONE), CENTRE_ZONE).getTime() === instant.getTime();

function toLeave({ id, from, until, reason }: Absence): LeaveView[] {
  if (until === null) return [];
  const wholeDays = beginsADay(from) && beginsADay(until);
  const note = reason === '' ? null : reason;
  return [{ id, from: from.toISOString(), until: until.toISOString(), wholeDays, note }];
}
