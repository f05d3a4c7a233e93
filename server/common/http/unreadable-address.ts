import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { REFUSALS } from '#shared/contracts/refusals.js';

/** What an answer without a page needs; the hooks that set headers elsewhere do not run before there is a route. */
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** Answers an address that cannot be decoded, such as `/%zz`, in our words and with our headers. */
export function unreadableAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { status, message } = REFUSALS['input/address'];
  void reply.code(status).headers({ ...HEADERS, 'x-request-id': request.id });
  void reply.send(JSON.stringify({ refusal: 'input/address', message }));
}
