import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidInputError, RefusedError } from '../errors/refused.error.js';

const MAX_DEPTH = 32;
const NO_NUL = 'Remove the characters that cannot be shown';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

type Part = readonly [path: string, value: unknown];

const partsOf = ([path, value]: Part): Part[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([name, item]) => [path === '' ? name : `${path}.${name}`, item])
    : [];

const hasNul = ([path, value]: Part): boolean =>
  path.includes('\0') || (typeof value === 'string' && value.includes('\0'));

/**
 * Values nested deeper than any of our contracts would exhaust the stack of the validator; the character NUL is one
 * that PostgreSQL cannot keep and no keyboard types.
 * @returns why what was sent cannot be taken, or undefined
 */
function contentProblem(sent: unknown): Error | undefined {
  let level: Part[] = [['', sent]];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return new RefusedError('input/too-deep');
    const unshowable = level.filter(hasNul);
    if (unshowable.length > 0) return new InvalidInputError(unshowable.map(([path]) => ({ path, message: NO_NUL })));
    level = level.flatMap(partsOf);
  }
  return undefined;
}

/**
 * A browser names the page that sent a request in Origin or Sec-Fetch-Site. Another site's page is refused, with
 * SameSite cookies as the second wall. Programs send neither header and carry no cookie of a victim.
 */
function crossSite(request: FastifyRequest, ownOrigin: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin !== ownOrigin && origin !== `${request.protocol}://${request.host}`;
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Checks that come before any route: the origin of changes, and whether what was sent can be looked at. */
export function guardRequests(fastify: FastifyInstance, ownOrigin: string): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const refused = !SAFE_METHODS.has(request.method) && crossSite(request, ownOrigin);
    done(refused ? new RefusedError('access/wrong-origin') : undefined);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    done(contentProblem(request.body) ?? contentProblem(request.query) ?? contentProblem(request.params));
  });
}
