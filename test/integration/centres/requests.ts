import type { CreateCentre } from '#shared/contracts/centres.contract.js';
import type { WriteRoom } from '#shared/contracts/rooms.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import type { TestApp } from '../../support/test-app.js';

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
  parts: [],
  needs: [],
  ...facts,
});

export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** An instant some days and hours from now; negative ones lie in the past. */
export const inDays = (days: number, hours = 0): Date => new Date(Date.now() + (days * 24 + hours) * 3_600_000);

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
