import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { WithActor } from '../common/auth/actor.js';
import { RefusedError } from '../common/errors/refused.error.js';
import { idempotencyKeyOf, keyNotTaken, TAKES_NO_KEY } from '../common/http/idempotency-key.js';
import type { Tx } from '../common/ports/unit-of-work.js';
import { aloneNow } from '../database/locks.js';
import { Store } from '../database/store.js';
import { KeptAnswersRepository, type Answer, type RequestName } from './kept-answers.repository.js';

/** A POST with a key, on its way to its route. */
interface Repeatable {
  readonly name: RequestName;
  readonly requestHash: string;
  readonly reply: FastifyReply;
  readonly handle: () => Promise<unknown>;
}

/**
 * Does a request that carries an Idempotency-Key once, however often it is sent. The whole route runs in one unit of
 * work together with the keeping of its answer: either both are stored or neither, also when the process dies between
 * the commit and the answer. A request that is refused or fails leaves no trace, so its key may be used again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly underWay = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    private readonly store: Store,
    private readonly answers: KeptAnswersRepository,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & WithActor>();
    const { actor, method } = request;
    if (method !== 'POST' || request.headers['idempotency-key'] === undefined || !actor) return next.handle();
    const key = idempotencyKeyOf(request) ?? '';
    const keepsNone = this.reflector.get<boolean | undefined>(TAKES_NO_KEY, context.getHandler()) ?? false;
    if (keepsNone || request.isMultipart()) throw keyNotTaken();
    const once = this.once({
      name: { personId: actor.personId, key },
      requestHash: hashOf(request),
      reply: http.getResponse<FastifyReply>(),
      handle: () => lastValueFrom(next.handle(), { defaultValue: undefined }),
    });
    return from(once);
  }

  private async once(request: Repeatable): Promise<unknown> {
    const name = `idempotency ${request.name.personId} ${request.name.key}`;
    if (this.underWay.has(name)) throw new RefusedError('idempotency/in-progress');
    this.underWay.add(name);
    try {
      return await this.store.write(async (tx) => {
        if (!(await aloneNow(tx.manager, name))) throw new RefusedError('idempotency/in-progress');
        const known = await this.answers.find(tx, request.name);
        return known ? repeated(known, request) : await this.first(tx, request);
      });
    } finally {
      this.underWay.delete(name);
    }
  }

  private async first(tx: Tx, { name, requestHash, reply, handle }: Repeatable): Promise<unknown> {
    const body = await handle();
    const etag = reply.getHeader('etag');
    await this.answers.keep(tx, name, {
      requestHash,
      status: reply.statusCode,
      body: body === undefined ? null : JSON.stringify(body),
      etag: typeof etag === 'string' ? etag : null,
    });
    return body;
  }
}

function repeated(known: Answer, { requestHash, reply }: Repeatable): unknown {
  if (known.requestHash !== requestHash) throw new RefusedError('idempotency/different-request');
  void reply.status(known.status).header('idempotent-replayed', 'true');
  if (known.etag !== null) void reply.header('etag', known.etag);
  return known.body === null ? undefined : (JSON.parse(known.body) as unknown);
}

function hashOf({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');
}
