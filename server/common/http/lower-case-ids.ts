import type { FastifyInstance } from 'fastify';

const CAPITAL_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const NAMES_AN_ID = /id$/i;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Writes every id small, in place. What was sent has been found small enough to walk through before. */
export function lowerCaseIds(sent: unknown): void {
  const left: unknown[] = [sent];
  for (const one of left) {
    if (!isObject(one)) continue;
    for (const [name, value] of Object.entries(one)) {
      if (typeof value === 'object') left.push(value);
      else if (typeof value === 'string' && NAMES_AN_ID.test(name) && CAPITAL_ID.test(value))
        one[name] = value.toLowerCase();
    }
  }
}

/** An id means the same in capitals. PostgreSQL knows that; SQLite keeps ids as text, and we write them small. */
export function readIdsAlike(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    for (const sent of [request.params, request.query, request.body]) lowerCaseIds(sent);
    done();
  });
}
