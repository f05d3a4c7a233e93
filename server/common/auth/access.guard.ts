import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RefusedError } from '../errors/refused.error.js';
import { ACCESS, type Access } from './access.decorators.js';
import type { WithActor } from './actor.js';
import { SessionReader } from './session-reader.js';

/** Asked for every route. A route that says nothing about who may call it is refused to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw new RefusedError('access/forbidden');
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & WithActor>();
    const actor = await this.sessions.actorOf(request);
    if (!actor) throw new RefusedError('access/sign-in-needed');
    request.actor = actor;
    if (access.kind === 'permission' && !access.anyOf.some((permission) => actor.may(permission))) {
      throw new RefusedError('access/forbidden');
    }
    return true;
  }
}
