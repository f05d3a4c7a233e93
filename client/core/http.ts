import { ApiRefusal, Fault, InvalidInput, type Issue } from './errors.js';

type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue | readonly (string | number)[]>;

/** A zod schema fits; so does anything that reads an unknown value or throws. */
export interface Reader<T> {
  parse(input: unknown): T;
}

export interface RequestOptions<T = unknown> {
  query?: Query | undefined;
  /** Checks the answer. Without it the answer is trusted as it came. */
  response?: Reader<T> | undefined;
  signal?: AbortSignal | undefined;
  /** The version an edit was made on, as the server gave it in ETag. */
  ifMatch?: string | undefined;
  /** The same key gives the same answer: use one per filled-in form (`requestKey`), not per press of the button. */
  idempotencyKey?: string | undefined;
  /**
   * A 401 is an answer here, not the end of the session.
   * @default false
   */
  anonymous?: boolean | undefined;
}

interface Sent {
  method: string;
  body?: BodyInit;
  contentType?: string;
}

type UnauthorisedHandler = () => void;
let onUnauthorised: UnauthorisedHandler = () => undefined;

/** What to do when the server no longer knows who we are; the shell sets it once. */
export function whenUnauthorised(handler: UnauthorisedHandler): void {
  onUnauthorised = handler;
}

/**
 * Puts the parameters into a contract's route: fillPath('/api/v1/visits/:visitId', { visitId }).
 * @throws RangeError when one is missing: an address with a hole in it would reach another resource
 */
export function fillPath(route: string, params: Record<string, string | number>): string {
  return route.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    if (value === '') throw new RangeError(`${route} needs ${name}`);
    return encodeURIComponent(value);
  });
}

/** Empty answers are left out; a list repeats its name. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? (value as readonly QueryValue[]) : [value as QueryValue];
    for (const one of values) if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function get<T>(path: string, options: RequestOptions<T> = {}): Promise<T> {
  return request(path, { method: 'GET' }, options);
}

export function post<T>(path: string, body?: unknown, options: RequestOptions<T> = {}): Promise<T> {
  return request(path, json('POST', body), options);
}

export function put<T>(path: string, body: unknown, options: RequestOptions<T> = {}): Promise<T> {
  return request(path, json('PUT', body), options);
}

export function patch<T>(path: string, body: unknown, options: RequestOptions<T> = {}): Promise<T> {
  return request(path, json('PATCH', body), options);
}

export function del<T>(path: string, options: RequestOptions<T> = {}): Promise<T> {
  return request(path, { method: 'DELETE' }, options);
}

/** Sends files and plain fields as multipart/form-data; the order is kept, so name fields before the file. */
export function upload<T>(
  path: string,
  parts: Record<string, string | number | File | undefined>,
  options: RequestOptions<T> = {},
  method: 'POST' | 'PUT' = 'POST',
): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (value instanceof File) form.append(name, value, value.name);
    else if (value !== undefined) form.append(name, String(value));
  }
  return request(path, { method, body: form }, options);
}

/** A file from the API. The name is the server's, or `fallbackName`. */
export async function fetchFile(
  path: string,
  fallbackName: string,
  options: RequestOptions = {},
): Promise<{ name: string; content: Blob }> {
  const response = await exchange(path, { method: 'GET' }, options);
  const disposition = response.headers.get('content-disposition') ?? '';
  const name = /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? fallbackName;
  return { name, content: await response.blob() };
}

function json(method: string, body: unknown): Sent {
  return body === undefined ? { method } : { method, body: JSON.stringify(body), contentType: 'application/json' };
}

async function request<T>(path: string, sent: Sent, options: RequestOptions<T>): Promise<T> {
  return read(await exchange(path, sent, options), options);
}

async function exchange(path: string, sent: Sent, options: RequestOptions): Promise<Response> {
  const response = await reach(withQuery(path, options.query), sent, options);
  if (response.ok) return response;
  if (response.status === 401 && options.anonymous !== true) onUnauthorised();
  throw await toError(response);
}

async function reach(address: string, { method, body, contentType }: Sent, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (contentType !== undefined) headers['content-type'] = contentType;
  if (options.ifMatch !== undefined) headers['if-match'] = options.ifMatch;
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  try {
    return await fetch(address, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Fault({ kind: 'offline', cause: error });
  }
}

async function read<T>(response: Response, options: RequestOptions<T>): Promise<T> {
  const requestId = response.headers.get('x-request-id');
  try {
    const text = await response.text();
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    return options.response ? options.response.parse(value) : (value as T);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Fault({ kind: 'unexpected-answer', status: response.status, requestId, cause: error });
  }
}

interface ErrorBody {
  refusal?: unknown;
  message?: unknown;
  details?: unknown;
  issues?: unknown;
  requestId?: unknown;
}

/** @returns what the answer means, whichever shape the body has: a proxy answers in HTML */
async function toError(response: Response): Promise<Error> {
  const body = await errorBody(response);
  const message = typeof body.message === 'string' ? body.message : 'This is not possible.';
  if (response.status === 400 && isIssues(body.issues)) return new InvalidInput(body.issues, message);
  if (typeof body.refusal === 'string')
    return new ApiRefusal({ refusal: body.refusal, message, status: response.status, details: body.details });
  const requestId = typeof body.requestId === 'string' ? body.requestId : response.headers.get('x-request-id');
  return new Fault({ kind: 'server', status: response.status, requestId });
}

async function errorBody(response: Response): Promise<ErrorBody> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

function isIssues(value: unknown): value is Issue[] {
  return Array.isArray(value) && value.length > 0 && value.every(isIssue);
}

function isIssue(value: unknown): value is Issue {
  const issue = value as Partial<Issue> | null;
  return typeof issue?.path === 'string' && typeof issue.message === 'string';
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
