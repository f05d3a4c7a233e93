import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ErrorFilter } from '../errors/error.filter.js';
import { Public, RequirePermission, SignedIn } from './access.decorators.js';
import { AccessGuard } from './access.guard.js';
import { Actor } from './actor.js';
import { SessionReader } from './session-reader.js';

@Controller()
class SampleController {
  @Get('forgotten')
  forgotten(): string {
    return 'in';
  }

  @Public()
  @Get('open')
  open(): string {
    return 'in';
  }

  @SignedIn()
  @Get('own')
  own(): string {
    return 'in';
  }

  @RequirePermission('visits.decide')
  @Get('decide')
  decide(): string {
    return 'in';
  }
}

const administrator = new Actor('p', 's', 'Ada', 'ada@fictional.example', [
  { role: 'system_administrator', scopeKind: 'installation', scopeId: null },
]);
const manager = new Actor('m', 's', 'Mo', 'mo@fictional.example', [
  { role: 'centre_manager', scopeKind: 'centre', scopeId: 'c' },
]);

describe('the guard of every route', () => {
  let app: NestFastifyApplication;
  let signedIn: Actor | null = null;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      controllers: [SampleController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: SessionReader, useValue: { actorOf: () => Promise.resolve(signedIn) } },
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalFilters(new ErrorFilter());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const statuses = async (actor: Actor | null) => {
    signedIn = actor;
    const answers: Record<string, number> = {};
    for (const path of ['forgotten', 'open', 'own', 'decide']) {
      answers[path] = (await app.inject({ method: 'GET', url: `/${path}` })).statusCode;
    }
    return answers;
  };

  it('refuses a route that says nothing about who may call it, even to an administrator', async () => {
    expect(await statuses(administrator)).toEqual({ forgotten: 403, open: 200, own: 200, decide: 403 });
  });

  it('lets a permission in', async () => {
    expect(await statuses(manager)).toEqual({ forgotten: 403, open: 200, own: 200, decide: 200 });
  });

  it('asks a stranger to sign in', async () => {
    expect(await statuses(null)).toEqual({ forgotten: 403, open: 200, own: 401, decide: 401 });
  });
});
