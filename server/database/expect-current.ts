import type { UpdateResult } from 'typeorm';
import { RefusedError } from '../common/errors/refused.error.js';

/**
 * For an UPDATE that names the version it was decided on: nothing was changed when that is no longer the current one.
 * @throws RefusedError resource/stale
 */
export function expectCurrent({ affected }: UpdateResult): void {
  if (affected !== 1) throw new RefusedError('resource/stale');
}
