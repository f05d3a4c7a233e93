import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CentreSummary, CentreView } from '#shared/contracts/centres.contract.js';
import { OVERRIDE_HORIZON_DAYS } from '#shared/contracts/opening-overrides.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { addDays } from '../../common/kernel/wall-time.js';
import { sql } from '../../database/dialect.js';
import { CentreAccess } from './centre-access.js';
import { CentresQueries } from './centres.queries.js';
import { OverridesQueries } from './overrides.queries.js';
import { PoolViews } from './pool-views.queries.js';
import { RoomViews } from './room-views.queries.js';
import { TutorViews } from './tutor-views.queries.js';
import { VehicleViews } from './vehicle-views.queries.js';

interface CentreRow {
  id: string;
  name: string;
  authority_id: string;
  authority_name: string;
  host_id: string | null;
  host_name: string | null;
  street: string | null;
  town: string | null;
  postcode: string | null;
  latitude: number | null;
  longitude: number | null;
  zone: string;
  hold_working_days: number;
  version: number;
  rooms: number | string;
  pools: number | string;
}

/** Centres as people may see them. */
@Injectable()
export class CentreViews {
  constructor(
    private readonly access: CentreAccess,
    private readonly facts: CentresQueries,
    private readonly rooms: RoomViews,
    private readonly pools: PoolViews,
    private readonly tutors: TutorViews,
    private readonly vehicles: VehicleViews,
    private readonly overrides: OverridesQueries,
  ) {}

  async list(manager: EntityManager, actor: Actor): Promise<CentreSummary[]> {
    const visible = await this.access.visible(manager, actor);
    const rows = await this.rows(
      manager,
      visible.map((centre) => centre.id),
    );
    return rows.map(toSummary);
  }

  /** @throws RefusedError centre/not-found */
  async one(manager: EntityManager, actor: Actor, centreId: string): Promise<CentreView> {
    await this.access.see(manager, actor, centreId);
    const [row] = await this.rows(manager, [centreId]);
    if (!row) throw new RefusedError('centre/not-found');
    const availableActions = this.access.actions(actor, { id: row.id, authorityId: row.authority_id });
    const withRetired = availableActions.includes('edit');
    const isStaff = availableActions.length > 0;
    const today = this.access.today();
    const { rooms: _rooms, equipmentPools: _pools, ...summary } = toSummary(row);
    return {
      ...summary,
      latitude: row.latitude,
      longitude: row.longitude,
      holdWorkingDays: row.hold_working_days,
      version: row.version,
      openingHours: await this.facts.openingHoursOf(manager, centreId),
      openingOverrides: await this.overrides.between(manager, centreId, today, addDays(today, OVERRIDE_HORIZON_DAYS)),
      rooms: await this.rooms.ofCentre(manager, centreId, { withRetired }),
      equipmentPools: await this.pools.ofCentre(manager, centreId, { withRetired, withReports: isStaff }),
      tutors: await this.tutors.ofCentre(manager, centreId, { withRetired, toStaff: isStaff }),
      vehicles: await this.vehicles.ofCentre(manager, centreId, { withRetired, withReports: isStaff }),
      availableActions,
    };
  }

  private rows(manager: EntityManager, centreIds: readonly string[]): Promise<CentreRow[]> {
    const today = this.access.today();
    return sql(manager)<CentreRow>`
      SELECT c.id, c.name, c.authority_id, a.name AS authority_name, h.id AS host_id, h.name AS host_name,
             c.street, c.town, c.postcode, c.latitude, c.longitude, c.zone, c.hold_working_days, c.version,
             (SELECT count(*) FROM rooms r WHERE r.centre_id = c.id AND r.retired_at IS NULL) AS rooms,
             (SELECT count(*) FROM equipment_pools e WHERE e.centre_id = c.id AND e.retired_at IS NULL) AS pools
        FROM centres c
        JOIN authorities a ON a.id = c.authority_id
        LEFT JOIN partners h ON h.id = (
          SELECT p.partner_id FROM partnerships p WHERE p.centre_id = c.id AND p.role = 'host'
             AND p.starts_on <= ${today} AND (p.ends_on IS NULL OR p.ends_on >= ${today})
           ORDER BY p.starts_on DESC LIMIT 1)
       WHERE c.id IN (${centreIds})
       ORDER BY c.name, c.id`;
  }
}

function toSummary(row: CentreRow): CentreSummary {
  const { id, name, street, town, postcode, zone } = row;
  return {
    id,
    name,
    authority: { id: row.authority_id, name: row.authority_name },
    host: row.host_id === null || row.host_name === null ? null : { id: row.host_id, name: row.host_name },
    street,
    town,
    postcode,
    zone,
    rooms: Number(row.rooms),
    equipmentPools: Number(row.pools),
  };
}
