import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AvailabilityService } from '../../server/modules/availability/availability.service.js';
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
  const availability = app.get(AvailabilityService, { strict: false });
  const real = availability.facts.bind(availability);
  jest.spyOn(availability, 'facts').mockImplementation(async (manager, asked) => {
    const { offers, pools, ...rest } = await real(manager, asked);
    return {
      ...rest,
      obstacle: null,
      offers: offers.map(({ room }) => ({ room, obstacle: null })),
      pools: pools.map((pool) => ({ ...pool, left: pool.quantity })),
    };
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
