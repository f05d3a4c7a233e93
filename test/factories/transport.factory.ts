import type { CreateTransportScheme } from '#shared/contracts/subsidies.contract.js';
import { newId } from '../../server/common/new-id.js';
import { CommunityGroup } from '../../server/modules/partners/entities/community-group.entity.js';
import { Partner } from '../../server/modules/partners/entities/partner.entity.js';
import type { TestApp } from '../support/test-app.js';
import { CityFactory } from './city.factory.js';
import { aRequest } from './visit.factory.js';
import { nextOpenDay } from '../support/open-days.js';

const CENTRE = { latitude: 53.8, longitude: -1.55 };
const MILES_PER_DEGREE = 69.0934;
const ROAD_FACTOR = 1.3;

/** Due north of the centre, so many miles by road. */
export const placeAt = (roadMiles: number) => ({
  latitude: CENTRE.latitude + roadMiles / ROAD_FACTOR / MILES_PER_DEGREE,
  longitude: CENTRE.longitude,
});

/** For 2026/27: £1,000, at most £80 a visit and £200 a school; half the quote from 2 miles, 70 % from 5, 90 % from 12. */
export const aScheme = (over: Partial<CreateTransportScheme> = {}): CreateTransportScheme => ({
  financialYear: 2026,
  budgetPence: 100_000,
  perVisitCapPence: 8_000,
  perSchoolCapPence: 20_000,
  bands: [
    { minMiles: 2, maxMiles: 5, percent: 50 },
    { minMiles: 5, maxMiles: 10, percent: 70 },
    { minMiles: 12, maxMiles: null, percent: 90 },
  ],
  ...over,
});

async function aCommunityGroup({ store }: TestApp, authorityId: string, place: Partial<CommunityGroup>) {
  const id = newId();
  const own = { name: 'Riverside Film Club', searchText: 'riverside film club', createdAt: new Date() };
  await store.write(async (tx) => {
    await tx.manager.insert(Partner, { id, authorityId, kind: 'community_group', ...own });
    await tx.manager.insert(CommunityGroup, { id, ...place });
  });
  return id;
}

/** A centre with its manager; a partner school six miles away, another three, one nobody knows where, a group at fifteen. */
export async function aTransportCity(it_: TestApp) {
  const city = new CityFactory(it_.store);
  const authorityId = await city.anAuthority();
  const centreId = await city.aCentre(authorityId, CENTRE);
  const hostId = await city.aSchool(authorityId, { name: 'Quayside Academy', ...placeAt(0) });
  const schoolId = await city.aSchool(authorityId, { name: 'Hillside School', ...placeAt(6) });
  const otherSchoolId = await city.aSchool(authorityId, { name: 'Valley School', ...placeAt(3) });
  const lostSchoolId = await city.aSchool(authorityId, { name: 'Nowhere School' });
  const groupId = await aCommunityGroup(it_, authorityId, placeAt(15));
  await city.aPartnership(centreId, hostId, { role: 'host' });
  for (const id of [schoolId, otherSchoolId, lostSchoolId, groupId]) await city.aPartnership(centreId, id);
  const roomId = await city.aRoom(centreId, { name: 'Radio studio' });
  const manager = await it_.people.manager(centreId);
  const teacher = await it_.people.teacher(schoolId);
  const places = { authorityId, centreId, hostId, schoolId, otherSchoolId, lostSchoolId, groupId };
  return { city, ...places, roomId, manager, teacher };
}

export type TransportCity = Awaited<ReturnType<typeof aTransportCity>>;

const SLOTS_A_DAY = 10;

/** An hour from 8 o'clock on 1 December 2026, then the next one, so that no visit of a test stands in another's way. */
function slot(index: number) {
  let day = '2026-12-01';
  for (let left = Math.floor(index / SLOTS_A_DAY); left > 0; left -= 1) day = nextOpenDay(day);
  const hour = (hours: number) => `${String(hours).padStart(2, '0')}:00`;
  const start = 8 + (index % SLOTS_A_DAY);
  return { day, startTime: hour(start), endTime: hour(start + 1) };
}

export interface AVisit {
  readonly id: string;
  readonly version: number;
}

/** Asks for visits, on the schools' behalf, and decides on them as the manager. */
export class TransportVisits {
  private count = 0;

  constructor(private readonly places: TransportCity) {}

  async request(quotePence: number | null, partnerId = this.places.schoolId): Promise<AVisit> {
    const { centreId, roomId, schoolId, manager } = this.places;
    const transport = quotePence === null ? {} : { transport: { quotePence } };
    const body = aRequest({ centreId, schoolId, studioId: roomId }, { ...slot(this.count), partnerId, ...transport });
    this.count += 1;
    return answered(await manager.post('/api/v1/visits', body));
  }

  move(visit: AVisit, name: string, body: object = {}) {
    return this.places.manager.post(`/api/v1/visits/${visit.id}/${name}`, { version: visit.version, ...body });
  }

  async approved(quotePence: number, partnerId = this.places.schoolId): Promise<AVisit> {
    return answered(await this.move(await this.request(quotePence, partnerId), 'approval'));
  }

  /** The clock must stand after the visit began. */
  async attended(visit: AVisit): Promise<AVisit> {
    return answered(await this.move(visit, 'attendance', { pupils: 20, adults: 2 }));
  }
}

function answered(answer: { statusCode: number; body: string; json(): AVisit }): AVisit {
  if (answer.statusCode >= 300) throw new Error(answer.body);
  return answer.json();
}
