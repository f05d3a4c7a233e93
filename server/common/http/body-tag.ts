import { createHash } from 'node:crypto';
import { HttpStatus, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Whether an `If-None-Match` header names the tag; proxies that compress mark tags as weak. */
export function isKnown(header: string | undefined, tag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return (header ?? '').split(',').some((known) => bare(known) === bare(tag));
}

/**
 * For answers that are the same for everybody: each carries a tag of its content, and whoever has that content already
 * gets 304 and nothing else. Caches may keep it, and ask before they use it again.
 */
@Injectable()
export class BodyTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const known = http.getRequest<FastifyRequest>().headers['if-none-match'];
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body) => {
        const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}"`;
        void reply.header('etag', tag).header('cache-control', 'public, no-cache');
        if (!isKnown(known, tag)) return body;
        void reply.code(HttpStatus.NOT_MODIFIED);
        return undefined;
      }),
    );
  }
}
