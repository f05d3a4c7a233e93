import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RefusedError } from '../errors/refused.error.js';
import { contentProblem } from './content-problem.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

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
