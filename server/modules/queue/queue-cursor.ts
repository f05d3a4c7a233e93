import { z } from 'zod';
import { InvalidInputError } from '../../common/errors/refused.error.js';
import type { Waiting } from './domain/by-need.js';

const content = z.tuple([z.number().nullable(), z.number().nullable(), z.number(), z.number(), z.uuid()]);

/** By what the last item of a page stood where it stood, so that the next page begins there although it has gone. */
export function writePlace({ shortfall, dueAt, askedAt, startsAt, id }: Waiting): string {
  return Buffer.from(JSON.stringify([shortfall, dueAt, askedAt, startsAt, id])).toString('base64url');
}

/** @throws InvalidInputError when it is not a cursor of ours */
export function readPlace(cursor: string | undefined): Waiting | null {
  if (cursor === undefined) return null;
  try {
    const [shortfall, dueAt, askedAt, startsAt, id] = content.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    return { shortfall, dueAt, askedAt, startsAt, id };
  } catch {
    throw new InvalidInputError([{ path: 'cursor', message: 'Use the nextCursor of the page before' }]);
  }
}
