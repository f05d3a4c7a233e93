import { randomUUID } from 'node:crypto';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { ErrorFilter } from './common/errors/error.filter.js';
import { closeInTime, connectionOptions, PATIENCE, type Patience } from './common/http/connections.js';
import { serveOpenApi } from './common/http/openapi.js';
import { PinoLogger } from './common/http/pino-logger.js';
import { guardRequests } from './common/http/request-guards.js';
import { readIdsAlike } from './common/http/lower-case-ids.js';
import { serveClient } from './common/http/static-client.js';
import { unreadableAddress } from './common/http/unreadable-address.js';
import { validationPipe } from './common/http/validation.pipe.js';
import type { Config } from './config/config.js';

/**
 * Of JSON, which is read before it is known who sent it. The largest form, an activity with all its texts at full length,
 * takes three quarters of it; a route that needs more says so in its own options.
 */
const BODY_LIMIT_BYTES = 65_536;
export const UPLOAD_LIMIT_BYTES = 30_000_000;

/** A number counts the proxies in front of us; anything else is a list of their addresses. */
function trustProxy(setting: string | null): boolean | string | ((address: string, hop: number) => boolean) {
  if (setting === null) return false;
  return /^\d+$/.test(setting) ? (_address, hop) => hop < Number(setting) : setting;
}

async function secure(fastify: FastifyInstance, config: Config): Promise<void> {
  const https = config.publicUrl.startsWith('https:');
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The API's own documentation page sets a few styles inline; scripts never are.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    hsts: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1, fields: 20, parts: 21 } });
}

/** The whole application around a migrated database, not listening yet. */
export async function createHttpApp(
  config: Config,
  clientDir = path.resolve('dist/client'),
  patience: Patience = PATIENCE,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: trustProxy(config.trustProxy),
    genReqId: () => randomUUID(),
    frameworkErrors: unreadableAddress,
    ...connectionOptions(patience),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: new PinoLogger(config.logLevel),
    abortOnError: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  closeInTime(fastify, patience.draining);
  await secure(fastify, config);
  guardRequests(fastify, new URL(config.publicUrl).origin);
  readIdsAlike(fastify);
  fastify.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorFilter());
  app.enableShutdownHooks();
  serveOpenApi(app);
  await serveClient(fastify, clientDir);
  return app;
}
