import { applyDecorators } from '@nestjs/common';
import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';
import { REFUSALS, type Refusal } from '#shared/contracts/refusals.js';

type Status = (typeof REFUSALS)[Refusal]['status'];

/** The parts of an operation that decide how it may refuse. */
export interface Operation {
  readonly 'x-access'?: 'public' | 'signed-in' | readonly string[];
  readonly 'x-may-refuse'?: readonly Refusal[];
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly requestBody?: unknown;
  responses: Record<string, unknown>;
}

/** For the document: refusals of a route that neither its method nor its input foretells, such as limits. */
export const MayRefuse = (...codes: [Refusal, ...Refusal[]]) => applyDecorators(ApiExtension('x-may-refuse', codes));

const ANSWERS: Readonly<Record<Status, { name: string; why: string }>> = {
  400: { name: 'InvalidInput', why: 'What was sent does not fit; each field that is wrong is listed.' },
  401: { name: 'SignInNeeded', why: 'Nobody is signed in, or what was given does not prove who it is.' },
  403: { name: 'Forbidden', why: 'The role, the side or the origin of the request does not allow it.' },
  404: { name: 'NotFound', why: 'Not there, or not yours to see.' },
  409: { name: 'Conflict', why: 'It does not fit what is there now.' },
  410: { name: 'Gone', why: 'It was there and is used up.' },
  412: { name: 'Stale', why: 'Somebody changed it after it was read.' },
  413: { name: 'TooLarge', why: 'More than we can take.' },
  415: { name: 'WrongMediaType', why: 'This kind of content is not taken here.' },
  416: { name: 'NoSuchPart', why: 'The file has no such part.' },
  422: { name: 'AgainstTheRules', why: 'It can be read, but a rule does not allow it.' },
  428: { name: 'VersionNeeded', why: 'The If-Match header is missing.' },
  429: { name: 'TooMany', why: 'Too often. Wait as long as the message says.' },
  503: { name: 'NotReady', why: 'The database cannot be reached, or has no room left.' },
};

const SAFE = ['get', 'head'];

const changes = (method: string): boolean => !SAFE.includes(method);
const takes = ({ parameters = [] }: Operation, name: string): boolean => parameters.some((one) => one.name === name);

/** What an operation is like, and how such an operation may refuse. */
const TELLING: readonly (readonly [(method: string, operation: Operation) => boolean, readonly Status[]])[] = [
  [(method, { parameters = [] }) => changes(method) || parameters.length > 0, [400, 404]],
  [(_, operation) => operation['x-access'] !== 'public', [401]],
  [(method, operation) => changes(method) || Array.isArray(operation['x-access']), [403]],
  [changes, [409, 413, 415, 422]],
  [(_, operation) => takes(operation, 'If-Match'), [412, 428]],
];

/** With which statuses an operation may refuse. */
export function refusalStatuses(method: string, operation: Operation): Status[] {
  const foretold = TELLING.filter(([isLike]) => isLike(method, operation)).flatMap(([, statuses]) => statuses);
  const said = (operation['x-may-refuse'] ?? []).map((code) => REFUSALS[code].status);
  return [...new Set([...foretold, ...said])].sort((a, b) => a - b);
}

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (content: object) => ({ 'application/json': { schema: content } });

const codesOf = (status: Status): string[] =>
  (Object.keys(REFUSALS) as Refusal[]).filter((code) => REFUSALS[code].status === status).sort();

const responseOf = (status: Status) => ({
  description: `${ANSWERS[status].why} Codes: ${codesOf(status).join(', ')}.`,
  content: json(status === 400 ? { anyOf: [schema('InvalidInput'), schema('Refusal')] } : schema('Refusal')),
});

/** Every way to say no, once for the whole document; operations point to them. */
export function refusalResponses(): Record<string, object> {
  const statuses = Object.keys(ANSWERS).map(Number) as Status[];
  const refusals = statuses.map((status) => [ANSWERS[status].name, responseOf(status)] as const);
  const fault = { description: 'A mistake on our side. Nothing was saved.', content: json(schema('Fault')) };
  return { ...Object.fromEntries(refusals), Fault: fault };
}

/** Adds to each operation the refusals that it may answer with. */
export function declareRefusals(paths: OpenAPIObject['paths']): void {
  for (const operations of Object.values(paths)) {
    for (const [method, operation] of Object.entries(operations) as [string, Operation][]) {
      const refusals = refusalStatuses(method, operation).map((status) => [status, ANSWERS[status].name] as const);
      for (const [status, name] of [...refusals, [500, 'Fault'] as const])
        operation.responses[status] ??= { $ref: `#/components/responses/${name}` };
    }
  }
}
