import type { CreateCentre } from '#shared/contracts/centres.contract.js';
import type { WriteRoom } from '#shared/contracts/rooms.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import type { TestApp } from '../../support/test-app.js';

let urn = 900_000;

export async function anAuthority({ store }: TestApp, name: string): Promise<string> {
  const id = newId();
  await store.write(
    (tx) => sql(tx.manager)`INSERT INTO authorities (id, name, created_at) VALUES (${id}, ${name}, ${new Date()})`,
  );
  return id;
}

export async function aSchool(
  { store }: TestApp,
  authorityId: string,
  { name = 'Fictional School', status = 'open', town = 'Ambridge' } = {},
): Promise<string> {
  const id = newId();
  urn += 1;
  await store.write(async (tx) => {
    const query = sql(tx.manager);
    await query`INSERT INTO partners (id, authority_id, kind, name, search_text, created_at)
      VALUES (${id}, ${authorityId}, 'school', ${name}, ${name.toLowerCase()}, ${new Date()})`;
    await query`INSERT INTO schools (id, urn, status, phase, town, latitude, longitude, extract_on)
      VALUES (${id}, ${urn}, ${status}, 'secondary', ${town}, ${53.8}, ${-1.5}, '2026-09-01')`;
  });
  return id;
}

export async function aPartnership(
  { store }: TestApp,
  centreId: string,
  partnerId: string,
  { role = 'partner', startsOn = '2020-09-01', endsOn = null as string | null } = {},
): Promise<void> {
  await store.write(
    (tx) => sql(tx.manager)`INSERT INTO partnerships (id, centre_id, partner_id, role, starts_on, ends_on)
      VALUES (${newId()}, ${centreId}, ${partnerId}, ${role}, ${startsOn}, ${endsOn})`,
  );
}

/** A visit's hold on a room or a pool, as the reservations module writes it. */
export async function aReservation(
  { store }: TestApp,
  resourceId: string,
  { quantity = 1, exclusive = false, active = true, from = inDays(7), until = inDays(7, 1) } = {},
): Promise<void> {
  await store.write(
    (tx) => sql(tx.manager)`
      INSERT INTO reservations (id, resource_id, exclusive, quantity, starts_at, ends_at, active, holder_kind, holder_id)
      VALUES (${newId()}, ${resourceId}, ${exclusive}, ${quantity}, ${from}, ${until}, ${active}, 'visit', ${newId()})`,
  );
}

/** An instant some days and hours from now; negative ones lie in the past. */
export const inDays = (days: number, hours = 0): Date => new Date(Date.now() + (days * 24 + hours) * 3_600_000);

export const aCentreInput = (hostSchoolId: string, facts: Partial<CreateCentre> = {}) => ({
  name: 'Ambridge CLC',
  hostSchoolId,
  ...facts,
});

export const aRoomInput = (facts: Partial<WriteRoom> = {}): WriteRoom => ({
  name: 'Studio',
  capacity: 30,
  stepFree: true,
  features: ['radio studio'],
  setupMinutes: 15,
  cleardownMinutes: 10,
  ...facts,
});

export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
