import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type Converter = NonNullable<
  NonNullable<Parameters<typeof SwaggerModule.createDocument>[2]>['standardSchemaConverter']
>;

/** Our schemas are all zod; each becomes the JSON Schema that it stands for, named ones as components. */
const convert: Converter = (schema, { schemaType }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const json = z.toJSONSchema(schema, { target: 'draft-2020-12', io: schemaType, unrepresentable: 'any' });
  const { $defs, $schema: _dialect, ...rest } = json;
  return { schema: rest, components: $defs } as ReturnType<Converter>;
};

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
  return SwaggerModule.createDocument(app, outline, { standardSchemaConverter: convert });
}

export const OPENAPI_PATH = 'api/openapi.json';

/** The document at /api/openapi.json and a page to browse it at /api/docs. Made at the first request, since it takes a while. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: OPENAPI_PATH });
}
