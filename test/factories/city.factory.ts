import { fold } from '../../server/common/kernel/search-words.js';
import { newId } from '../../server/common/new-id.js';
import { sql } from '../../server/database/dialect.js';
import type { Store } from '../../server/database/store.js';
import { Centre } from '../../server/modules/centres/entities/centre.entity.js';
import { EquipmentPool } from '../../server/modules/centres/entities/equipment-pool.entity.js';
import { OpeningHours } from '../../server/modules/centres/entities/opening-hours.entity.js';
import { Resource } from '../../server/modules/centres/entities/resource.entity.js';
import { RoomLink } from '../../server/modules/centres/entities/room-link.entity.js';
import { Room } from '../../server/modules/centres/entities/room.entity.js';
import { TutorHours } from '../../server/modules/centres/entities/tutor-hours.entity.js';
import { Tutor } from '../../server/modules/centres/entities/tutor.entity.js';
import { Authority } from '../../server/modules/partners/entities/authority.entity.js';
import { Partner } from '../../server/modules/partners/entities/partner.entity.js';
import { Partnership } from '../../server/modules/partners/entities/partnership.entity.js';
import { SchoolCharacteristics } from '../../server/modules/partners/entities/school-characteristics.entity.js';
import { School } from '../../server/modules/partners/entities/school.entity.js';

const CREATED = new Date('2026-01-05T09:00:00Z');
let urn = 900_000;

const retiredLike = ({ retiredAt = null }: { retiredAt?: Date | null }) => ({ retiredAt });

/** Puts places and partners into a database, one row per call; a test names only what it is about. */
export class CityFactory {
  constructor(private readonly store: Store) {}

  private async insert<T extends object>(entity: new () => T, row: object): Promise<void> {
    await this.store.write((tx) => tx.manager.insert(entity, row as never));
  }

  async anAuthority(over: Partial<Authority> = {}): Promise<string> {
    const row = { id: newId(), name: 'Harbourshire', dfeCode: null, createdAt: CREATED, ...over };
    await this.insert(Authority, row);
    return row.id;
  }

  async aSchool(
    authorityId: string,
    over: Partial<School & { name: string; roll: number | null }> = {},
  ): Promise<string> {
    const id = newId();
    urn += 1;
    const { name = `School ${urn}`, roll = 600, ...school } = over;
    const partner = { id, authorityId, kind: 'school', name, searchText: fold(name), createdAt: CREATED };
    await this.insert(Partner, partner);
    await this.insert(School, { id, urn, status: 'open', phase: 'secondary', extractOn: '2026-01-05', ...school });
    await this.insert(SchoolCharacteristics, { id: newId(), schoolId: id, asOf: '2026-01-05', source: 'test', roll });
    return id;
  }

  /** Open Monday to Friday, 08:00 to 18:00, holding requests for ten working days. */
  async aCentre(authorityId: string, over: Partial<Centre> = {}): Promise<string> {
    const id = newId();
    const own = { name: 'Quayside CLC', zone: 'Europe/London', holdWorkingDays: 10, version: 1, createdAt: CREATED };
    await this.insert(Centre, { id, authorityId, ...own, ...over });
    for (const weekday of [1, 2, 3, 4, 5]) {
      await this.insert(OpeningHours, { id: newId(), centreId: id, weekday, opens: '08:00', closes: '18:00' });
    }
    return id;
  }

  async aPartnership(centreId: string, partnerId: string, over: Partial<Partnership> = {}): Promise<void> {
    const row = { id: newId(), centreId, partnerId, role: 'partner', startsOn: '2025-09-01', endsOn: null, ...over };
    await this.insert(Partnership, row);
  }

  async aRoom(centreId: string, over: Partial<Room> = {}): Promise<string> {
    const id = newId();
    await this.insert(Resource, { id, centreId, kind: 'room', quantity: 1, exclusive: true, ...retiredLike(over) });
    const buffers = { setupMinutes: 0, cleardownMinutes: 0 };
    const own = { name: `Room ${id.slice(-6)}`, capacity: 30, stepFree: true, features: [], version: 1 };
    await this.insert(Room, { id, centreId, ...own, ...buffers, ...over });
    return id;
  }

  /** Whoever takes the room takes the other too. */
  async aLink(centreId: string, roomId: string, otherId: string, kind: RoomLink['kind'] = 'part'): Promise<void> {
    await this.insert(RoomLink, { centreId, roomId, otherId, kind });
  }

  /** Works Monday to Friday, 08:00 to 18:00. */
  async aTutor(centreId: string, over: Partial<Tutor> = {}): Promise<string> {
    const id = newId();
    await this.insert(Resource, { id, centreId, kind: 'tutor', quantity: 1, exclusive: true, ...retiredLike(over) });
    await this.insert(Tutor, { id, centreId, name: `Tutor ${id.slice(-6)}`, skills: [], version: 1, ...over });
    for (const weekday of [1, 2, 3, 4, 5]) {
      await this.insert(TutorHours, { id: newId(), tutorId: id, weekday, opens: '08:00', closes: '18:00' });
    }
    return id;
  }

  /** A room that cannot be used between two instants. */
  async aClosure(roomId: string, from: string, until: string): Promise<void> {
    await this.store.write(
      (tx) => sql(tx.manager)`
        INSERT INTO unavailability (id, resource_id, quantity, starts_at, ends_at, reason_code, reason, created_at)
        VALUES (${newId()}, ${roomId}, 1, ${new Date(from)}, ${new Date(until)}, 'closed', 'Painting', ${CREATED})`,
    );
  }

  async aPool(centreId: string, quantity: number, over: Partial<EquipmentPool> = {}): Promise<string> {
    const id = newId();
    const own = { quantity, exclusive: false, ...retiredLike(over) };
    await this.insert(Resource, { id, centreId, kind: 'equipment_pool', ...own });
    await this.insert(EquipmentPool, { id, centreId, name: `Pool ${id.slice(-6)}`, version: 1, ...over });
    return id;
  }
}

/** One centre with a host, two partners, two rooms and 30 recorders: enough for most tests, the other school included. */
export async function aSmallCity(store: Store) {
  const city = new CityFactory(store);
  const authorityId = await city.anAuthority();
  const hostId = await city.aSchool(authorityId, { name: 'Quayside Academy', roll: 1_000 });
  const schoolId = await city.aSchool(authorityId, { name: 'Hillside School', roll: 600 });
  const otherSchoolId = await city.aSchool(authorityId, { name: 'Valley School', roll: 300 });
  const centreId = await city.aCentre(authorityId);
  await city.aPartnership(centreId, hostId, { role: 'host' });
  await city.aPartnership(centreId, schoolId);
  await city.aPartnership(centreId, otherSchoolId);
  const studioId = await city.aRoom(centreId, {
    name: 'Radio studio',
    capacity: 30,
    setupMinutes: 15,
    cleardownMinutes: 15,
  });
  const labId = await city.aRoom(centreId, { name: 'Lab', capacity: 20 });
  const recordersId = await city.aPool(centreId, 30, { name: 'Recorders' });
  return { city, authorityId, hostId, schoolId, otherSchoolId, centreId, studioId, labId, recordersId };
}

export type SmallCity = Awaited<ReturnType<typeof aSmallCity>>;
