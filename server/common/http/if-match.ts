import {
  createParamDecorator,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { RefusedError } from '../errors/refused.error.js';

/** Proxies that compress mark a tag as weak; the version in it is still the same. */
const VERSION_TAG = /^(?:W\/)?"([1-9]\d{0,9})"$/;

/** More than any column of a version can hold: a tag that we never gave out. */
const MOST_VERSIONS = 2_147_483_647;

/**
 * The version that an edit was made on.
 * @throws RefusedError resource/version-needed without the header or with `*`, which would overwrite anything;
 *   resource/stale for a tag that we never gave out
 */
export function versionFrom(header: string | undefined): number {
  if (header === undefined || header.trim() === '' || header.trim() === '*') {
    throw new RefusedError('resource/version-needed');
  }
  const version = VERSION_TAG.exec(header.trim())?.[1];
  if (version === undefined || Number(version) > MOST_VERSIONS) throw new RefusedError('resource/stale');
  return Number(version);
}

function documentHeader(target: object, key: string | symbol | undefined): void {
  const handler = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
  if (key === undefined || handler === undefined) return;
  const description =
    'The version that was read, in quotation marks, as its ETag gave it. 412 when somebody was faster.';
  ApiHeader({ name: 'If-Match', required: true, description, schema: { type: 'string', example: '"3"' } })(
    target,
    key,
    handler,
  );
}

/** The version in the `If-Match` header, on routes that edit something. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number =>
    versionFrom(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documentHeader],
);

const hasVersion = (body: unknown): body is { version: number } =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number';

/** Gives an answer that carries a `version` its ETag, ready to be sent back as If-Match. */
@Injectable()
export class VersionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body) => {
        if (hasVersion(body)) void reply.header('etag', `"${body.version}"`);
      }),
    );
  }
}
