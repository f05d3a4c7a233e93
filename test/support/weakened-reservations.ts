import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AskedVisitsService } from '../../server/modules/availability/index.js';
import { ReservationsRepository } from '../../server/modules/reservations/index.js';
import { RawReservations } from './raw-reservations.js';
import type { TestApp } from './test-app.js';

/** Positive controls: each takes away one wall around double booking, in the database and the process of one test only. */

/** The database no longer compares reservations with each other. */
export async function withoutGuard({ app }: TestApp): Promise<void> {
  await new RawReservations(app.get(DataSource).manager).dropGuard();
}

/** Availability believes that everything is free. */
export function withoutLooking({ app }: TestApp): void {
  const asked = app.get(AskedVisitsService, { strict: false });
  const real = asked.on.bind(asked);
  jest.spyOn(asked, 'on').mockImplementation(async (...args) => {
    const answer = await real(...args);
    return (...at) => ({ ...answer(...at), obstacle: null });
  });
}

/** Every request dawdles between looking and taking, which is where races live. */
export function dawdling({ app }: TestApp, ms: number): void {
  const reservations = app.get(ReservationsRepository, { strict: false });
  const real = reservations.take.bind(reservations);
  jest.spyOn(reservations, 'take').mockImplementation(async (...asked) => {
    await pause(ms);
    await real(...asked);
  });
}

/**
 * Nobody takes before `count` have looked, so that they all saw the same: the race itself, without luck.
 * Where they cannot all be there at once, the first goes on alone after `patienceMs`.
 */
export function meetingBeforeTaking({ app }: TestApp, count: number, patienceMs: number): void {
  const reservations = app.get(ReservationsRepository, { strict: false });
  const real = reservations.take.bind(reservations);
  let arrived = 0;
  const { promise: together, resolve: go } = Promise.withResolvers<undefined>();
  jest.spyOn(reservations, 'take').mockImplementation(async (...asked) => {
    arrived += 1;
    if (arrived === count) go(undefined);
    await Promise.race([together, pause(patienceMs, undefined, { ref: false })]);
    await real(...asked);
  });
}
