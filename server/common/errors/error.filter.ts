import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REFUSALS, type Refusal } from '#shared/contracts/refusals.js';
import { storeProblem } from '../../database/store-problem.js';
import type { WithActor } from '../auth/actor.js';
import { InvalidInputError, RefusedError } from './refused.error.js';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const refusal = (code: Refusal, more: Readonly<Record<string, unknown>> = {}): Answer => ({
  status: REFUSALS[code].status,
  body: { refusal: code, message: REFUSALS[code].message, ...more },
});

/** How the framework's own refusals read in our words. */
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: 'input/not-json',
  403: 'access/not-found',
  404: 'access/not-found',
  412: 'resource/stale',
  413: 'input/too-large',
  415: 'input/media-type',
  416: 'input/range',
  429: 'access/too-many-requests',
};

/**
 * Turns refusals into their answer and notes who was refused what, at the level of information; everything else is a
 * fault, logged once and answered without its inside.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Fault');
  private readonly refusals = new Logger('Refusal');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest & WithActor>();
    const { status, body } = this.answerTo(error, request);
    if ('refusal' in body) this.note(status, body['refusal'], request);
    const reply = http.getResponse<FastifyReply>();
    // A route that would have answered a file has said so already.
    reply.removeHeader('content-disposition');
    if (status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    void reply.status(status).type('application/json; charset=utf-8').send(body);
  }

  private answerTo(error: unknown, request: FastifyRequest): Answer {
    if (error instanceof RefusedError) {
      return refusal(error.refusal, error.details ? { details: error.details } : {});
    }
    if (error instanceof InvalidInputError) return refusal('input/invalid', { issues: error.issues });
    const problem = storeProblem(error);
    if (problem) {
      this.log(error, request);
      return refusal(problem);
    }
    const status = statusOf(error);
    const code = BY_STATUS[status] ?? (isClientsMistake(status) ? 'input/not-understood' : undefined);
    return code ? refusal(code) : this.fault(error, request);
  }

  /** The route and not the address, which may hold the secret of a calendar; nothing that was sent. */
  private note(status: number, code: unknown, request: FastifyRequest & WithActor): void {
    const { id: requestId, method, actor } = request;
    const who = actor ? { personId: actor.personId } : { address: request.ip };
    this.refusals.log({ requestId, method, route: request.routeOptions.url, status, refusal: code, ...who });
  }

  private log(error: unknown, request: FastifyRequest): void {
    this.logger.error({ requestId: request.id, method: request.method, route: request.routeOptions.url, err: error });
  }

  private fault(error: unknown, request: FastifyRequest): Answer {
    this.log(error, request);
    const message =
      'Something went wrong on our side. Nothing was saved. Try again, and tell us this number if it keeps happening.';
    return { status: 500, body: { fault: true, message, requestId: request.id } };
  }
}

/** A database that restarts is back by then. */
const RETRY_AFTER_SECONDS = '10';

const isClientsMistake = (status: number): boolean => status >= 400 && status < 500;

/** Nest's and Fastify's own errors carry the status that they mean; anything else has none. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
