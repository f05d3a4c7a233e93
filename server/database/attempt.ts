import { RefusedError } from '../common/errors/refused.error.js';
import type { Tx } from '../common/ports/unit-of-work.js';

/**
 * Does one part of a unit of work that may be refused without the rest: then what the part wrote is undone, and the
 * unit goes on.
 * @returns the refusal, or null when it was done; rejects with anything else, which fails the whole unit
 */
export async function attempt({ manager }: Tx, work: () => Promise<unknown>): Promise<RefusedError | null> {
  await manager.query('SAVEPOINT attempt');
  try {
    await work();
    await manager.query('RELEASE SAVEPOINT attempt');
    return null;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    await manager.query('ROLLBACK TO SAVEPOINT attempt');
    await manager.query('RELEASE SAVEPOINT attempt');
    return error;
  }
}

/**
 * Tries one part of a unit of work and undoes it in any case.
 * @returns the refusal, or null when it could be done; rejects with anything else, which fails the whole unit
 */
export async function wouldBeRefused(tx: Tx, work: () => Promise<unknown>): Promise<RefusedError | null> {
  const { manager } = tx;
  await manager.query('SAVEPOINT trial');
  let refused: RefusedError | null = null;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    refused = error;
  }
  await manager.query('ROLLBACK TO SAVEPOINT trial');
  await manager.query('RELEASE SAVEPOINT trial');
  return refused;
}
