import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { faultBody, invalidInputBody, refusalBody } from '#shared/contracts/refusal-body.js';
import { RefusedError } from '../errors/refused.error.js';
import { docstringsOf, type Docstring } from './docstrings.js';
import { declareIdempotencyKeys } from './idempotency-key.js';
import { declareRefusals, refusalResponses } from './openapi-answers.js';

type Converter = NonNullable<
  NonNullable<Parameters<typeof SwaggerModule.createDocument>[2]>['standardSchemaConverter']
>;

/**
 * Our schemas are all zod; each becomes the JSON Schema that it stands for, named ones as components.
 * A query must not be named: its fields become parameters, and those of a component would be lost.
 */
const convert: Converter = (schema, { schemaType }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const json = z.toJSONSchema(schema, { target: 'draft-2020-12', io: schemaType, unrepresentable: 'any' });
  const { $defs, $schema: _dialect, ...rest } = json;
  return { schema: rest, components: $defs } as ReturnType<Converter>;
};

/** The schemas of what is answered when something is refused or goes wrong. */
const failureSchemas = () =>
  Object.assign(
    {},
    ...[refusalBody, invalidInputBody, faultBody].map(
      (schema) => convert(schema, { schemaType: 'output' })?.components,
    ),
  ) as object;

/** What stands above each route in the code, by the name under which the document knows it. */
function docstrings(app: NestFastifyApplication): Map<string, Docstring> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const routes = controllers.flatMap(({ metatype }) =>
    typeof metatype !== 'function'
      ? []
      : Array.from(docstringsOf(metatype), ([method, text]) => [`${metatype.name}_${method}`, text] as const),
  );
  return new Map(routes);
}

function describeRoutes(paths: OpenAPIObject['paths'], texts: ReadonlyMap<string, Docstring>): void {
  for (const operations of Object.values(paths)) {
    for (const operation of Object.values(operations) as { operationId?: string }[])
      Object.assign(operation, texts.get(operation.operationId ?? ''));
  }
}

export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('CLC Commons')
    .setDescription(
      'Booking and resource sharing for City Learning Centres. Sign in with POST /api/v1/session; the cookie then identifies you. ' +
        'Refusals are answered as {refusal, message, details}; invalid input as 400 with a list of {path, message}.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('clc_session')
    .build();
  const document = SwaggerModule.createDocument(app, outline, { standardSchemaConverter: convert });
  describeRoutes(document.paths, docstrings(app));
  declareIdempotencyKeys(document.paths);
  declareRefusals(document.paths);
  const { schemas, ...components } = document.components ?? {};
  return {
    ...document,
    components: { ...components, schemas: { ...schemas, ...failureSchemas() }, responses: refusalResponses() },
  } as OpenAPIObject;
}

export const OPENAPI_PATH = 'api/openapi.json';

/**
 * The document at /api/openapi.json and a page to browse it at /api/docs. Made at the first request, since it takes a
 * while. The page's library brings along its own sources for debugging, which are nobody's to read here.
 */
export function serveOpenApi(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isSource = /^\/api\/docs\/.*\.(map|d\.ts)$/.test(request.url.split('?')[0] ?? '');
    done(isSource ? new RefusedError('access/not-found') : undefined);
  });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: OPENAPI_PATH });
}
