import { z } from 'zod';
import { instantFrom } from '../../database/dialect.js';
import { InvalidInputError } from '../errors/refused.error.js';

const content = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a page ended: the instant it is ordered by and the id of its last row. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

export function writeCursor(at: Date | string, id: string): string {
  return Buffer.from(JSON.stringify([instantFrom(at).toISOString(), id])).toString('base64url');
}

/** @throws InvalidInputError when it is not a cursor of ours */
export function readCursor(cursor: string): Position {
  try {
    const [at, id] = content.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch {
    throw new InvalidInputError([{ path: 'cursor', message: 'Use the nextCursor of the page before' }]);
  }
}
