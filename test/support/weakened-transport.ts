import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TransportSchemesRepository } from '../../server/modules/subsidies/transport-schemes.repository.js';
import type { TestApp } from './test-app.js';

/** Positive controls: each takes away one wall around the budget, in the database of one test only. */

/** The rules read what is left without waiting for others, and dawdle before they act on it. */
export function withoutLock({ app }: TestApp): void {
  const schemes = app.get(TransportSchemesRepository, { strict: false });
  jest.spyOn(schemes, 'lock').mockImplementation(async (tx, schemeId) => {
    const scheme = await schemes.find(tx.manager, schemeId);
    await pause(20);
    if (!scheme) throw new Error('no such scheme');
    return scheme;
  });
}

/** The rules believe that nothing is promised yet. */
export function withoutRules({ app }: TestApp): void {
  const schemes = app.get(TransportSchemesRepository, { strict: false });
  jest.spyOn(schemes, 'lock').mockImplementation(async (tx, schemeId) => {
    const scheme = await schemes.find(tx.manager, schemeId);
    if (!scheme) throw new Error('no such scheme');
    return Object.assign(scheme, { committedPence: 0, paidPence: 0 });
  });
  jest
    .spyOn(schemes, 'schoolCapLeft')
    .mockImplementation((_manager, scheme) => Promise.resolve(scheme.perSchoolCapPence));
}

/** The database no longer compares totals with the budget and the cap. */
export async function withoutChecks({ app, database }: TestApp): Promise<void> {
  const statements =
    database.engine === 'sqlite'
      ? ['PRAGMA ignore_check_constraints = ON']
      : [
          'ALTER TABLE transport_schemes DROP CONSTRAINT transport_schemes_within_budget',
          'ALTER TABLE transport_school_totals DROP CONSTRAINT transport_school_totals_within_cap',
        ];
  for (const statement of statements) await app.get(DataSource).query(statement);
}
