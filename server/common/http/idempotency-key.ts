import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { InvalidInputError } from '../errors/refused.error.js';

/** Marks a route whose answer must not be kept. */
export const TAKES_NO_KEY = 'clc:takes-no-idempotency-key';

/** For POST routes whose answer holds a secret that we keep only as a hash: they refuse an Idempotency-Key. */
export const TakesNoIdempotencyKey = () =>
  applyDecorators(SetMetadata(TAKES_NO_KEY, true), ApiExtension('x-takes-no-idempotency-key', true));

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The Idempotency-Key that came with a request; undefined without one.
 * @throws InvalidInputError when it is longer than 255 characters, or empty, or has others than visible ones
 */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || (typeof key === 'string' && KEY.test(key))) return key;
  throw new InvalidInputError([
    { path: 'Idempotency-Key', message: 'Use 1 to 255 visible characters, such as a UUID, new for each request' },
  ]);
}

/** For a key on a route that answers every request anew: better refused than silently not heeded. */
export const keyNotTaken = (): InvalidInputError =>
  new InvalidInputError([{ path: 'Idempotency-Key', message: 'Leave this header out here: no answer is kept' }]);

const HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Your own name for this request, such as a UUID. Sent again within 24 hours, the request is not done again: it is answered as the first time, with Idempotent-Replayed: true. Refusals are not kept.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

interface Operation {
  readonly 'x-access'?: unknown;
  readonly 'x-takes-no-idempotency-key'?: boolean;
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
  parameters?: unknown[];
}

const takesKey = (operation: Operation): boolean =>
  operation['x-access'] !== 'public' &&
  operation['x-takes-no-idempotency-key'] !== true &&
  operation.requestBody?.content?.['multipart/form-data'] === undefined;

/** Adds the header to every operation of the document that heeds it. */
export function declareIdempotencyKeys(paths: OpenAPIObject['paths']): void {
  for (const { post } of Object.values(paths) as { post?: Operation }[])
    if (post && takesKey(post)) post.parameters = [...(post.parameters ?? []), HEADER];
}
