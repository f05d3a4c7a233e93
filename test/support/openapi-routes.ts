import { newId } from '../../server/common/new-id.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Operation {
  readonly 'x-access'?: 'public' | 'signed-in' | readonly string[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema?: Schema }>> };
  readonly responses?: Readonly<Record<string, unknown>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: object;
}

export interface Route {
  /** `GET /api/v1/visits/{visitId}` */
  readonly name: string;
  readonly access: Operation['x-access'];
  /** The statuses that it may answer with. */
  readonly statuses: readonly number[];
  /** The names in its path, such as `visitId`. */
  readonly ids: readonly string[];
  /** The names of ids in its query and its body, required or not. */
  readonly fields: readonly string[];
  /**
   * A call with a body that looks right. Ids that are not given, in path and body, are plausible and do not exist.
   * @param also a field that is sent although it is optional
   */
  call(ids?: Readonly<Record<string, string>>, also?: string): Call;
}

/** Every route of the document, ready to be called. */
export function routesOf(document: OpenApi): Route[] {
  const sample = sampler(document);
  const bodyOf = (operation: Operation) => bodySchema(document, operation);
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      access: operation['x-access'],
      statuses: Object.keys(operation.responses ?? {}).map(Number),
      ids: Array.from(path.matchAll(/\{(\w+)\}/g), ([, id]) => String(id)),
      fields: [
        ...(operation.parameters ?? []).filter((one) => one.in === 'query' && isId(one.schema)).map((one) => one.name),
        ...Object.entries(bodyOf(operation).properties ?? {}).flatMap(([name, schema]) => (isId(schema) ? [name] : [])),
      ],
      call: (ids = {}, also) => {
        const inBody = also !== undefined && also in (bodyOf(operation).properties ?? {}) ? { [also]: ids[also] } : {};
        return callOf({ path, method: method.toUpperCase(), operation, ids, also, inBody }, sample);
      },
    })),
  );
}

function callOf(
  {
    path,
    method,
    operation,
    ids,
    also,
    inBody,
  }: {
    path: string;
    method: string;
    operation: Operation;
    ids: Readonly<Record<string, string>>;
    also: string | undefined;
    inBody: object;
  },
  sample: (schema: Schema) => unknown,
): Call {
  const parameters = operation.parameters ?? [];
  const schemaOf = (name: string) => parameters.find((one) => one.name === name)?.schema ?? {};
  const text = (name: string) =>
    encodeURIComponent(String(BY_NAME[name] ?? sample({ type: 'string', ...schemaOf(name) })));
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? text(name));
  const query = parameters
    .filter((one) => one.in === 'query' && (one.required === true || one.name === also))
    .map(({ name }) => `${name}=${ids[name] ?? text(name)}`);
  const wantsVersion = parameters.some((one) => one.name.toLowerCase() === 'if-match');
  const json = operation.requestBody?.content['application/json']?.schema;
  return {
    method,
    url: query.length === 0 ? url : `${url}?${query.join('&')}`,
    headers: wantsVersion ? { 'if-match': '"1"' } : {},
    ...(json ? { payload: { ...withIds(sample(json) as object, ids), ...inBody } } : {}),
  };
}

const isId = (schema: Schema | undefined): boolean =>
  schema !== undefined && [schema, ...choicesOf(schema)].some(({ format }) => format === 'uuid');

/** The properties of a JSON body, whichever of its shapes they belong to. */
function bodySchema({ components }: OpenApi, { requestBody }: Operation): Schema {
  const named = (schema: Schema): Schema => components?.schemas?.[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  const whole = named(requestBody?.content['application/json']?.schema ?? {});
  const shapes = [whole, ...choicesOf(whole).map(named)];
  return { properties: Object.assign({}, ...shapes.map((shape) => shape.properties ?? {})) as Record<string, Schema> };
}

const withIds = (body: object, ids: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, ids[name] ?? (value as unknown)]));

/** Makes the plainest value that a JSON Schema allows; rules between fields it cannot know. */
function sampler({ components }: OpenApi): (schema: Schema) => unknown {
  const named = (ref: string): Schema => components?.schemas?.[ref.split('/').at(-1) ?? ''] ?? {};
  const sample = (schema: Schema): unknown => {
    const other = schema.$ref === undefined ? choicesOf(schema)[0] : named(schema.$ref);
    if (other) return sample(other);
    const fixed = schema.const === undefined ? schema.enum : [schema.const];
    return fixed ? fixed[0] : BY_TYPE[typeOf(schema)]?.(schema, sample);
  };
  return sample;
}

const choicesOf = ({ anyOf = [], oneOf = [], allOf = [] }: Schema): Schema[] => [...anyOf, ...oneOf, ...allOf];
const typeOf = ({ type = 'null' }: Schema): string => (typeof type === 'string' ? type : (type[0] ?? 'null'));

/** Fields whose rule is more than their schema tells. */
const BY_NAME: Readonly<Record<string, string | number>> = {
  email: 'nobody@fictional.example',
  endTime: '11:00',
  ends: '11:00',
  week: 'A',
  from: '2026-12-01',
  to: '2026-12-01',
  maxMiles: 9,
};

const BY_TYPE: Record<string, (schema: Schema, sample: (schema: Schema) => unknown) => unknown> = {
  string: (schema) => sampleText(schema),
  integer: ({ minimum }) => Math.max(1, minimum ?? 1),
  number: ({ minimum }) => Math.max(1, minimum ?? 1),
  boolean: () => false,
  null: () => null,
  array: ({ items, minItems = 0 }, sample) => Array.from({ length: minItems }, () => sample(items ?? {})),
  object: ({ properties = {}, required = [] }, sample) =>
    Object.fromEntries(required.map((name) => [name, BY_NAME[name] ?? sample(properties[name] ?? {})])),
};

const FORMATS: Record<string, () => string> = {
  uuid: newId,
  date: () => '2026-12-01',
  'date-time': () => '2026-12-01T10:00:00.000Z',
};

function sampleText({ format, pattern, minLength = 0 }: Schema): string {
  const known = FORMATS[format ?? ''];
  if (known) return known();
  // The only pattern without a format is that of a time of day.
  return pattern?.includes('[0-5]') ? '10:00' : 'plausible text'.padEnd(minLength, '.');
}
