import { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PICTURE_TYPES } from '#shared/contracts/activities.contract.js';
import type { PictureAnswer } from './pictures.service.js';

const YEAR_SECONDS = 31_536_000;

/** How the API document says it. */
export const PICTURE_CONTENT = {
  content: Object.fromEntries(
    PICTURE_TYPES.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
  ),
};

/** @param keptBy who may keep it: every cache, or only the reader's own */
export function sendPicture(
  reply: FastifyReply,
  keptBy: 'public' | 'private',
  { etag, picture }: PictureAnswer,
): FastifyReply {
  void reply.header('etag', etag).header('cache-control', `${keptBy}, max-age=${YEAR_SECONDS}, immutable`);
  if (!picture) return reply.code(HttpStatus.NOT_MODIFIED).send();
  return reply.header('content-type', picture.mediaType).send(picture.bytes);
}
