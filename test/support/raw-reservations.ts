import type { EntityManager } from 'typeorm';
import { newId } from '../../server/common/new-id.js';
import { isPostgres, sql } from '../../server/database/dialect.js';
import { USABLE_GUARD_TRIGGERS } from '../../server/database/migrations/usable-guards.js';

export interface RawReservation {
  readonly resourceId: string;
  readonly exclusive: boolean;
  readonly quantity: number;
  readonly from: Date;
  readonly until: Date;
  readonly active: boolean;
  /** @default somebody new */
  readonly holderId?: string;
  /** @default null: asked for itself */
  readonly viaResourceId?: string | null;
}

const LINK_GUARDS = isPostgres()
  ? ['reservations_guard_links']
  : ['reservations_guard_links_insert', 'reservations_guard_links_update'];

/** Rows written by hand, past every rule of the application: what holds here holds for every code path. */
export class RawReservations {
  constructor(private readonly manager: EntityManager) {}

  async aCentre(): Promise<string> {
    const [authorityId, centreId, now] = [newId(), newId(), new Date()];
    await sql(
      this.manager,
    )`INSERT INTO authorities (id, name, created_at) VALUES (${authorityId}, 'Harbourshire', ${now})`;
    await sql(this.manager)`
      INSERT INTO centres (id, authority_id, name, zone, hold_working_days, version, created_at)
      VALUES (${centreId}, ${authorityId}, 'Quayside CLC', 'Europe/London', 10, 1, ${now})`;
    return centreId;
  }

  async aResource(centreId: string, kind: 'room' | 'equipment_pool', quantity = 1): Promise<string> {
    const id = newId();
    await sql(this.manager)`
      INSERT INTO resources (id, centre_id, kind, quantity, exclusive)
      VALUES (${id}, ${centreId}, ${kind}, ${quantity}, ${kind === 'room'})`;
    return id;
  }

  /** A resource that is a room by name too, as links want it. */
  async aRoom(centreId: string): Promise<string> {
    const id = await this.aResource(centreId, 'room');
    await sql(this.manager)`
      INSERT INTO rooms (id, centre_id, name, capacity, step_free, features, setup_minutes, cleardown_minutes, version)
      VALUES (${id}, ${centreId}, ${id}, 30, ${true}, '[]', 0, 0, 1)`;
    return id;
  }

  async link(centreId: string, roomId: string, otherId: string, kind: 'part' | 'needs' = 'part'): Promise<void> {
    await sql(this.manager)`
      INSERT INTO room_links (room_id, other_id, centre_id, kind) VALUES (${roomId}, ${otherId}, ${centreId}, ${kind})`;
  }

  async take(row: RawReservation): Promise<string> {
    const id = newId();
    await sql(this.manager)`
      INSERT INTO reservations (id, resource_id, exclusive, quantity, starts_at, ends_at, active, holder_kind, holder_id,
                                via_resource_id)
      VALUES (${id}, ${row.resourceId}, ${row.exclusive}, ${row.quantity}, ${row.from}, ${row.until}, ${row.active},
              'visit', ${row.holderId ?? newId()}, ${row.viaResourceId ?? null})`;
    return id;
  }

  async change(id: string, row: RawReservation): Promise<void> {
    await sql(this.manager)`
      UPDATE reservations SET resource_id = ${row.resourceId}, exclusive = ${row.exclusive}, quantity = ${row.quantity},
             starts_at = ${row.from}, ends_at = ${row.until}, active = ${row.active} WHERE id = ${id}`;
  }

  async resize(resourceId: string, quantity: number): Promise<void> {
    await sql(this.manager)`UPDATE resources SET quantity = ${quantity} WHERE id = ${resourceId}`;
  }

  /** Takes away the guard on rooms that hang together, as `dropGuard` does with the other. */
  async dropLinkGuard(): Promise<void> {
    for (const trigger of LINK_GUARDS) {
      await this.manager.query(isPostgres() ? `DROP TRIGGER ${trigger} ON reservations` : `DROP TRIGGER ${trigger}`);
    }
  }

  async breakDown(resourceId: string, quantity: number, from: Date, until: Date | null): Promise<string> {
    const id = newId();
    await sql(this.manager)`
      INSERT INTO unavailability (id, resource_id, quantity, starts_at, ends_at, reason_code, reason, created_at)
      VALUES (${id}, ${resourceId}, ${quantity}, ${from}, ${until}, 'broken', 'Cracked', ${from})`;
    return id;
  }

  async retire(resourceId: string, retired: boolean): Promise<void> {
    await sql(this.manager)`
      UPDATE resources SET retired_at = ${retired ? new Date() : null} WHERE id = ${resourceId}`;
  }

  /** The same for the guard on what is out of use. */
  async dropUsableGuard(): Promise<void> {
    for (const trigger of USABLE_GUARD_TRIGGERS)
      await this.manager.query(`DROP TRIGGER ${trigger}${isPostgres() ? ' ON reservations' : ''}`);
  }

  /** Takes the guard away, in this database or, inside a transaction that is rolled back, for a moment. */
  async dropGuard(): Promise<void> {
    const statements = isPostgres()
      ? [
          'ALTER TABLE reservations DROP CONSTRAINT reservations_no_overlap',
          'DROP TRIGGER reservations_guard ON reservations',
          'DROP TRIGGER resources_guard_quantity ON resources',
        ]
      : ['reservations_guard_insert', 'reservations_guard_update', 'resources_guard_quantity'].map(
          (trigger) => `DROP TRIGGER ${trigger}`,
        );
    for (const statement of statements) await this.manager.query(statement);
  }
}
