import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ModulesContainer } from '@nestjs/core';
import type { OpenApi, Operation } from '../../support/openapi-routes.js';
import { servedApp } from '../../support/served-app.js';
import { testApp, type TestApp } from '../../support/test-app.js';

type Documented = Operation & { operationId: string; summary?: string; responses: Record<string, { $ref?: string }> };
type Handler = (...args: never[]) => unknown;

/** The fields of every schema that a route reads its query with, by the name under which the document knows the route. */
function queriesInCode(app: TestApp['app']): Map<string, string[]> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const queries = new Map<string, string[]>();
  for (const { metatype } of controllers) {
    const controller = metatype as unknown as { name: string; prototype: Record<string, Handler> };
    for (const method of Object.getOwnPropertyNames(controller.prototype)) {
      if (Reflect.getMetadata(PATH_METADATA, controller.prototype[method] as object) === undefined) continue;
      const sources = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, object>;
      const fields = Object.entries(sources).flatMap(([source, { schema }]: [string, { schema?: object }]) =>
        source.startsWith(`${RouteParamtypes.QUERY}:`) ? Object.keys(shapeOf(schema)) : [],
      );
      if (fields.length > 0) queries.set(`${controller.name}_${method}`, fields);
    }
  }
  return queries;
}

function shapeOf(schema: unknown): object {
  const { shape } = (schema ?? {}) as { shape?: object };
  if (!shape) throw new Error('A query is read with a plain z.object, so that its fields can be parameters');
  return shape;
}

describe('the document of the API', () => {
  let it_: TestApp;
  let document: OpenApi & {
    openapi: string;
    components: { schemas: Record<string, object>; responses: Record<string, object> };
  };
  let operations: [name: string, operation: Documented][];

  beforeAll(async () => {
    it_ = await testApp();
    document = (await it_.app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one as Documented] as const),
    ) as typeof operations;
  });
  afterAll(() => it_.close());

  const named = (name: string): Documented => operations.find(([one]) => one === name)![1];
  const inQuery = ({ parameters = [] }: Operation) =>
    parameters.filter((one) => one.in === 'query').map((one) => one.name);

  it('names every field of every query as a parameter: leave the id off the schema of a query', () => {
    const inCode = queriesInCode(it_.app);
    const documented = operations.filter(([, one]) => inQuery(one).length > 0);
    expect(new Map(documented.map(([, one]) => [one.operationId, inQuery(one)]))).toEqual(inCode);
    expect(inCode.size).toBeGreaterThan(8);
  });

  it('knows how partners are searched and figures chosen', () => {
    const search = ['q', 'kind', 'phase', 'status', 'authorityId', 'centreId', 'cursor', 'pageSize'];
    expect(inQuery(named('GET /api/v1/partners'))).toEqual(search);
    const choice = ['authorityId', 'centreId', 'academicYear', 'term'];
    expect(inQuery(named('GET /api/v1/equity/centre-use'))).toEqual(choice);
    expect(inQuery(named('GET /api/v1/equity/centre-use.csv'))).toEqual(choice);
    const required = named('GET /api/v1/equity/centre-use').parameters!.filter((one) => one.required);
    expect(required.map((one) => one.name)).toEqual(['authorityId', 'academicYear']);
  });

  it('says in a sentence what each route is for', () => {
    const silent = operations.filter(([, one]) => !/^[A-Z].+[.]$/.test(one.summary ?? '')).map(([name]) => name);
    expect(silent).toEqual([]);
    expect(named('POST /api/v1/visits/{visitId}/approval').summary).toBe('Says yes.');
  });

  it('declares how each kind of route refuses', () => {
    const statuses = (name: string) => Object.keys(named(name).responses).map(Number);
    expect(statuses('GET /api/health')).toEqual([200, 500]);
    expect(statuses('GET /api/ready')).toEqual([200, 500, 503]);
    expect(statuses('GET /api/v1/sessions')).toEqual([200, 401, 500]);
    expect(statuses('GET /api/v1/visits/{visitId}')).toEqual([200, 400, 401, 403, 404, 500]);
    expect(statuses('POST /api/v1/session')).toEqual([204, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500]);
    expect(statuses('POST /api/v1/visits')).toEqual([201, 400, 401, 403, 404, 409, 413, 415, 422, 500]);
    const edit = [200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 500];
    expect(statuses('PUT /api/v1/rooms/{roomId}')).toEqual(edit);
  });

  it('offers an Idempotency-Key on every POST of somebody signed in, save where no answer can be kept', () => {
    const offers = (one: Operation) => (one.parameters ?? []).some(({ name }) => name === 'Idempotency-Key');
    const isUpload = (one: Operation) => one.requestBody?.content['multipart/form-data'] !== undefined;
    const posts = operations.filter(([name]) => name.startsWith('POST '));
    const without = posts.filter(([, one]) => !offers(one) && !isUpload(one)).map(([name]) => name);
    expect(without.sort()).toEqual(
      [
        'centres/{centreId}/door-displays',
        'closures/{closureId}/settlements',
        'feeds',
        'invitations',
        'one-time-links/acceptance',
        'one-time-links/opened',
        'password-resets',
        'password-resets/completion',
        'session',
        'set-up',
      ].map((path) => `POST /api/v1/${path}`),
    );
    expect(posts.filter(([, one]) => offers(one) && isUpload(one))).toEqual([]);
    expect(operations.filter(([name, one]) => !name.startsWith('POST ') && offers(one))).toEqual([]);
  });

  it('describes refusals, invalid input and faults once, and points to them', () => {
    const answer = named('POST /api/v1/visits').responses;
    expect([answer['400'], answer['409'], answer['500']]).toEqual([
      { $ref: '#/components/responses/InvalidInput' },
      { $ref: '#/components/responses/Conflict' },
      { $ref: '#/components/responses/Fault' },
    ]);
    expect(document.components.schemas['Refusal']).toMatchObject({
      properties: { refusal: { type: 'string' }, message: { type: 'string' }, details: { type: 'object' } },
      required: ['refusal', 'message'],
    });
    expect(document.components.schemas['InvalidInput']).toMatchObject({
      properties: { issues: { type: 'array', items: { properties: { path: {}, message: {} } } } },
    });
    const conflict = JSON.stringify(document.components.responses['Conflict']);
    expect(conflict).toContain('visit/slot-taken');
    expect(conflict).not.toContain('visit/not-found');
  });

  it('points nowhere in vain', () => {
    const text = JSON.stringify(document);
    const targets = new Set(
      Array.from(text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g), ([, kind, name]) => `${kind}/${name}`),
    );
    const known = new Set(
      Object.entries(document.components).flatMap(([kind, all]) => Object.keys(all).map((name) => `${kind}/${name}`)),
    );
    expect([...targets].filter((target) => !known.has(target))).toEqual([]);
    expect(targets.size).toBeGreaterThan(30);
  });

  it('is the same in the product as it is built', async () => {
    const served = await servedApp();
    try {
      const built = (await (await fetch(`${served.url}/api/openapi.json`)).json()) as OpenApi;
      expect(built.paths).toEqual(document.paths);
    } finally {
      await served.close();
    }
  });
});
