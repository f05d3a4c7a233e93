import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OffTheRoadView, VehicleView } from '#shared/contracts/vehicles.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { sql } from '../../database/dialect.js';
import { AbsencesRepository, type Absence } from './absences.repository.js';

interface VehicleRow {
  id: string;
  centre_id: string;
  name: string;
  seats: number;
  note: string | null;
  version: number;
  retired_at: unknown;
}

interface Show {
  readonly withRetired: boolean;
  readonly withReports: boolean;
}

/** Vehicles as people see them. */
@Injectable()
export class VehicleViews {
  constructor(private readonly absences: AbsencesRepository) {}

  async ofCentre(manager: EntityManager, centreId: string, show: Show): Promise<VehicleView[]> {
    const rows = await sql(manager)<VehicleRow>`
      SELECT * FROM vehicles WHERE centre_id = ${centreId} AND (${show.withRetired} OR retired_at IS NULL)
       ORDER BY name, id`;
    return this.views(manager, rows, show.withReports);
  }

  /** For those who work with it: with reports. @throws RefusedError vehicle/not-found */
  async one(manager: EntityManager, vehicleId: string): Promise<VehicleView> {
    const rows = await sql(manager)<VehicleRow>`SELECT * FROM vehicles WHERE id = ${vehicleId}`;
    const [view] = await this.views(manager, rows, true);
    if (!view) throw new RefusedError('vehicle/not-found');
    return view;
  }

  private async views(
    manager: EntityManager,
    rows: readonly VehicleRow[],
    withReports: boolean,
  ): Promise<VehicleView[]> {
    const ids = rows.map((row) => row.id);
    const now = this.absences.now();
    const absences = Map.groupBy(await this.absences.notOver(manager, ids), (absence) => absence.resourceId);
    return rows.map((row) => {
      const own = (absences.get(row.id) ?? []).filter(({ from }) => from <= now);
      return {
        id: row.id,
        centreId: row.centre_id,
        name: row.name,
        seats: row.seats,
        note: row.note,
        offTheRoad: own.length > 0,
        reports: withReports ? own.flatMap(toReport) : [],
        retired: row.retired_at !== null,
        version: row.version,
      };
    });
  }
}

function toReport({ id, reasonCode, reason, from, until }: Absence): OffTheRoadView[] {
  if (reasonCode === 'leave') return [];
  return [{ id, reasonCode, reason, from: from.toISOString(), until: until?.toISOString() ?? null }];
}
