import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RefusedError } from '../errors/refused.error.js';

const MAX_DEPTH = 32;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a value is nested deeper than any of our contracts; deeper ones would exhaust the stack of the validator. */
function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((item): unknown[] =>
      typeof item === 'object' && item !== null ? Object.values<unknown>(item as Record<string, unknown>) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
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

/** Checks that come before any route: the origin of changes, and the depth of what was sent. */
export function guardRequests(fastify: FastifyInstance, ownOrigin: string): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const refused = !SAFE_METHODS.has(request.method) && crossSite(request, ownOrigin);
    done(refused ? new RefusedError('access/wrong-origin') : undefined);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    done(tooDeep(request.body) ? new RefusedError('input/too-deep') : undefined);
  });
}
