import { aPersonWithPassword } from '../support/accounts.js';
import type { TestApp } from '../support/test-app.js';
import { ActivityBook } from './activity.factory.js';
import { aTransportCity } from './transport.factory.js';

/** Tuesday 24 November 2026, in the morning. */
export const BOOKING_DAY = '2026-11-24T09:00:00Z';

/**
 * A city in which a teacher and a manager can sign in, with a published activity: two hours of podcasting with a tutor
 * and a recorder between two. The school is 20 minutes away and keeps the usual bell times.
 */
export async function aBookingCity(it_: TestApp) {
  it_.clock.set(BOOKING_DAY);
  const places = await aTransportCity(it_);
  const { city, centreId, schoolId, manager } = places;
  const recordersId = await city.aPool(centreId, 30, { name: 'Recorders' });
  const tutorId = await city.aTutor(centreId, { name: 'Sam Okafor', skills: ['radio'] });
  await city.aRoom(centreId, { name: 'Lab', capacity: 20, stepFree: false });
  const equipment = [{ poolId: recordersId, per: 'pupils' as const, pupilsPerUnit: 2 }];
  const activityId = await new ActivityBook(manager, centreId).published({ equipment });
  const teacher = { role: 'teacher', scopeKind: 'partner', scopeId: schoolId } as const;
  await aPersonWithPassword(it_, 'teacher@fictional.example', teacher);
  const staff = { role: 'centre_manager', scopeKind: 'centre', scopeId: centreId } as const;
  await aPersonWithPassword(it_, 'manager@fictional.example', staff);
  return { ...places, recordersId, tutorId, activityId };
}

export type BookingCity = Awaited<ReturnType<typeof aBookingCity>>;
