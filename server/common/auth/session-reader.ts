import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

/** Finds out who sent a request. The accounts module answers; the guard asks. */
export abstract class SessionReader {
  /** @returns null when nobody is signed in, or no longer */
  abstract actorOf(request: FastifyRequest): Promise<Actor | null>;
}
