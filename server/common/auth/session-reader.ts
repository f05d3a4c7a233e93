import type { FastifyRequest } from 'fastify';
import type { Tx } from '../ports/unit-of-work.js';
import type { Actor } from './actor.js';

/** Finds out who sent a request. The accounts module answers; the guard asks. */
export abstract class SessionReader {
  /** @returns null when nobody is signed in, or no longer */
  abstract actorOf(request: FastifyRequest): Promise<Actor | null>;

  /**
   * Keeps the roles by which somebody acts as they were read, until the unit of work ends: a departure waits for it, or
   * was first. Called first in a unit of work, before any other lock.
   * @throws RefusedError access/sign-in-needed when they have left since, access/forbidden when one of their roles ended
   */
  abstract holdRoles(tx: Tx, actor: Actor): Promise<void>;
}
