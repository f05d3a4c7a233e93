import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { RefusedError } from '../errors/refused.error.js';

const YEAR_SECONDS = 31_536_000;

/** Serves the built client. Any other address without a file ending is a page of the client; a missing file is a 404. */
export async function serveClient(fastify: FastifyInstance, clientDir: string): Promise<void> {
  if (!existsSync(path.join(clientDir, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root: clientDir,
    wildcard: false,
    index: false,
    setHeaders: (reply, file) => {
      const immutable = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    const address = request.url.split('?')[0] ?? '/';
    if (address.startsWith('/api/') || path.extname(address) !== '') throw new RefusedError('access/not-found');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
