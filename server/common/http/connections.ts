import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long we wait for whoever is on the other side of a connection, in ms. */
export interface Patience {
  /** For the first line and the headers of a request. */
  readonly headers: number;
  /** For a whole request: the largest upload on a slow school line takes four minutes. */
  readonly request: number;
  /** For the next byte in either direction. */
  readonly silence: number;
  /** For the next request on a connection that stays open. */
  readonly between: number;
  /** At the end, for requests that are under way. */
  readonly draining: number;
}

const SECOND = 1_000;

export const PATIENCE: Patience = {
  headers: 20 * SECOND,
  request: 300 * SECOND,
  silence: 120 * SECOND,
  between: 72 * SECOND,
  draining: 10 * SECOND,
};

const LOOK_EVERY = 5 * SECOND;

/** The options of Fastify and of Node's server that go with it. */
export const connectionOptions = ({ headers, request, silence, between }: Patience) => ({
  requestTimeout: request,
  connectionTimeout: silence,
  keepAliveTimeout: between,
  http: { headersTimeout: headers, connectionsCheckingInterval: Math.min(LOOK_EVERY, headers) },
});

/**
 * Lets the server end: connections on which nothing is asked are closed at once, those with a request under way after
 * its answer, and what is left after the deadline without one. Node itself would wait for ever for a connection on which
 * nothing was ever sent.
 */
export function closeInTime(fastify: FastifyInstance, draining: number): void {
  const { server } = fastify;
  const open = new Map<Socket, number>();
  let closing = false;
  server.on('connection', (socket: Socket) => {
    open.set(socket, 0);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    open.set(socket, (open.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const underWay = (open.get(socket) ?? 1) - 1;
      if (open.has(socket)) open.set(socket, underWay);
      if (closing && underWay === 0) socket.destroySoon();
    });
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const [socket, underWay] of open) if (underWay === 0) socket.destroy();
    const deadline = setTimeout(() => {
      for (const socket of open.keys()) socket.destroy();
    }, draining);
    server.once('close', () => {
      clearTimeout(deadline);
    });
    done();
  });
}
