import { expect } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { newId } from '../../server/common/new-id.js';
import { SchoolCharacteristics } from '../../server/modules/partners/entities/school-characteristics.entity.js';
import type { TestApp } from '../support/test-app.js';
import { aSmallCity } from './city.factory.js';
import { aRequest } from './visit.factory.js';

/** A small city in which visits happen: each on its own day, asked for, approved and recorded by the centre's manager. */
export async function aCityInUse(it_: TestApp) {
  const city = await aSmallCity(it_.store);
  const ask = async (over: Partial<RequestVisit>): Promise<VisitDetailView> => {
    const day = over.day ?? '2026-10-06';
    it_.clock.set(`${day}T06:00:00Z`);
    const manager = await it_.people.manager(over.centreId ?? city.centreId);
    const asked = await manager.post('/api/v1/visits', aRequest(city, { day, pupils: 20, ...over }));
    expect([asked.statusCode, asked.body.slice(0, 200)]).toEqual([201, expect.any(String)]);
    const { id, version } = asked.json<VisitDetailView>();
    return (await manager.post(`/api/v1/visits/${id}/approval`, { version })).json();
  };
  const end = async (visit: VisitDetailView, name: string, body: object) => {
    it_.clock.set(`${visit.day}T17:30:00Z`);
    const manager = await it_.people.manager(visit.centre.id);
    const answer = await manager.post(`/api/v1/visits/${visit.id}/${name}`, { version: visit.version, ...body });
    expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
    return visit;
  };
  return {
    ...city,
    /** A visit that takes place with so many pupils and two adults. */
    attend: async (partnerId: string, pupils: number, over: Partial<RequestVisit> = {}) =>
      end(await ask({ partnerId, ...over }), 'attendance', { pupils, adults: 2 }),
    miss: async (partnerId: string, over: Partial<RequestVisit> = {}) =>
      end(await ask({ partnerId, ...over }), 'no-show', {}),
    census: (schoolId: string, row: Partial<SchoolCharacteristics>) =>
      it_.store.write((tx) =>
        tx.manager.insert(SchoolCharacteristics, { id: newId(), schoolId, source: 'test', ...row }),
      ),
  };
}

export type CityInUse = Awaited<ReturnType<typeof aCityInUse>>;
