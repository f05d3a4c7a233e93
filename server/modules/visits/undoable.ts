import { undoUntil } from './domain/undo.js';

/** For as long as a decision can be taken back, messages about it wait under this key. */
export interface Undoable {
  readonly key: string;
  readonly until: Date;
}

/** @param version the visit's, since it was decided */
export const takeBackKey = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `decision:${id}:${version}`;

/** @param visit as it was before */
export const undoableFrom = (visit: { readonly id: string; readonly version: number }, now: Date): Undoable => ({
  key: takeBackKey({ id: visit.id, version: visit.version + 1 }),
  until: undoUntil(now),
});
