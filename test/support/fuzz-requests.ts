import fc from 'fast-check';
import { newId } from '../../server/common/new-id.js';
import { HOSTILE_IDS, HOSTILE_NUMBERS, HOSTILE_SHAPES, HOSTILE_TEXTS, hostileJson } from './hostile-values.js';
import type { OpenApi, Operation, Schema } from './openapi-routes.js';

export interface FuzzedCall {
  /** As the API document names it: `GET /api/v1/visits/{visitId}`. */
  readonly route: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string;
}

/** Ids that exist, by the name of the field that takes them. */
export type KnownIds = Readonly<Record<string, readonly string[]>>;

type Values = fc.Arbitrary<unknown>;

/** One value in so many is one that no honest client sends; the rest look right, so that calls get past validation. */
const HONEST = 30;

/** Calls of every route of the document: mostly what it allows, at its edges, and sometimes not. */
export class CallFuzzer {
  constructor(
    private readonly document: OpenApi,
    private readonly known: KnownIds,
    private readonly days: readonly string[],
  ) {}

  calls(leaveOut: readonly string[]): fc.Arbitrary<FuzzedCall> {
    const routes = Object.entries(this.document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => !leaveOut.includes(`${method.toUpperCase()} ${path}`))
        .map(([method, operation]) => this.callOf(path, method.toUpperCase(), operation)),
    );
    return fc.oneof(...routes);
  }

  private callOf(path: string, method: string, operation: Operation): fc.Arbitrary<FuzzedCall> {
    const parameters = operation.parameters ?? [];
    const named = (place: string) => parameters.filter((one) => one.in === place);
    const record = (place: string) =>
      fc.record(Object.fromEntries(named(place).map(({ name, schema }) => [name, this.text(name, schema ?? {})])), {
        requiredKeys: named(place)
          .filter((one) => one.required)
          .map((one) => one.name),
      });
    const schema = operation.requestBody?.content['application/json']?.schema;
    const body = schema ? this.valueOf('', schema) : fc.constant(undefined);
    const version = fc.constantFrom('"1"', '"1"', '"1"', '"2"', '*', '"x"', '');
    const takesKey = parameters.some((one) => one.name === 'Idempotency-Key');
    const key = fc.constantFrom(...(takesKey ? ['', 'one', 'two', 'k'.repeat(256)] : ['']));
    return fc
      .record({ ids: record('path'), query: record('query'), body, version, key })
      .map(({ ids, query, body: sent, version: tag, key: name }) => ({
        route: `${method} ${path}`,
        method,
        url: address(path, ids, query),
        headers: {
          'if-match': tag,
          ...(name === '' ? {} : { 'idempotency-key': name }),
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(sent === undefined ? {} : { payload: hostileJson(sent) }),
      }));
  }

  /** What stands in an address is text, whatever its schema says. */
  private text(name: string, schema: Schema): fc.Arbitrary<string> {
    return this.valueOf(name, { type: 'string', ...schema }).map((value) =>
      typeof value === 'string' ? value : JSON.stringify(value),
    );
  }

  private valueOf(name: string, schema: Schema): Values {
    const honest = this.honest(name, schema);
    const hostile = fc.constantFrom(...HOSTILE_SHAPES, ...HOSTILE_NUMBERS, ...HOSTILE_TEXTS, ...HOSTILE_IDS);
    return fc.oneof({ weight: HONEST, arbitrary: honest }, { weight: 1, arbitrary: hostile });
  }

  private honest(name: string, schema: Schema): Values {
    const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    if (schema.$ref !== undefined) return this.honest(name, this.named(schema.$ref));
    if (choices.length > 0) return fc.oneof(...choices.map((choice) => this.honest(name, choice)));
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const kinds = (typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['null'])).map((type) =>
      this.ofType(type, name, schema),
    );
    return fc.oneof(...kinds);
  }

  private named(ref: string): Schema {
    return this.document.components?.schemas?.[ref.split('/').at(-1) ?? ''] ?? {};
  }

  private ofType(type: string, name: string, schema: Schema): Values {
    switch (type) {
      case 'string':
        return this.string(name, schema);
      case 'integer':
      case 'number':
        return number(schema);
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(this.valueOf(name, schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
      case 'object':
        return this.object(schema);
      default:
        return fc.constant(null);
    }
  }

  private object({ properties = {}, required = [] }: Schema): Values {
    const fields = Object.entries(properties).map(([name, schema]) => [name, this.valueOf(name, schema)]);
    return fc.record(Object.fromEntries(fields) as Record<string, Values>, { requiredKeys: [...required] });
  }

  private string(name: string, { format, pattern = '', minLength = 0 }: Schema): Values {
    const sample = fc.string({ minLength, maxLength: minLength + 20, unit: 'binary' });
    if (format === 'uuid') return this.id(name);
    if (format === 'date') return fc.constantFrom(...this.days);
    if (format === 'date-time') return fc.constantFrom(...this.days.map((day) => `${day}T10:00:00.000Z`));
    if (pattern.includes('[0-5]')) return fc.constantFrom('00:00', '09:00', '10:00', '10:30', '12:00', '23:59');
    if (name.toLowerCase().includes('email'))
      return fc.constantFrom('a@fictional.example', 'person1@example.org', 'A@B');
    return fc.oneof(sample, fc.constantFrom('1', 'plausible text', 'AB1 2CD', 'four wandering otters'));
  }

  /** Mostly one that fits the field, sometimes another thing's, or nobody's. */
  private id(name: string): Values {
    const others = [...Object.values(this.known).flat(), newId()];
    const fitting = this.known[name] ?? others;
    return fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...fitting) },
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    );
  }
}

function number({ minimum = 0, maximum = 100 }: Schema & { maximum?: number }): Values {
  const edges = [minimum - 1, minimum, minimum + 1, 1, 2, maximum - 1, maximum, maximum + 1];
  return fc.constantFrom(...edges.filter((edge) => Number.isSafeInteger(edge)));
}

function address(path: string, ids: Record<string, string>, query: Record<string, string>): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(ids[name] ?? ''));
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encode(value)}`);
  return asked.length === 0 ? place : `${place}?${asked.join('&')}`;
}

/** A lone surrogate has no percent-encoding. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
