import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiRefusal, errorText, Fault, InvalidInput } from './errors.js';
import { fetchFile, fillPath, get, post, upload, whenUnauthorised, withQuery } from './http.js';

const realFetch = globalThis.fetch;
const fakeFetch = jest.fn<typeof fetch>();

function answers(status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  fakeFetch.mockResolvedValueOnce(new Response(status === 204 ? null : text, { status, headers }));
}

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
}

const unauthorised = jest.fn();

beforeEach(() => {
  globalThis.fetch = fakeFetch;
  fakeFetch.mockReset();
  unauthorised.mockReset();
  whenUnauthorised(unauthorised);
});

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('addresses', () => {
  it('fills a route and escapes what it is given', () => {
    expect(fillPath('/api/v1/visits/:visitId/rooms/:room', { visitId: 'v1', room: 'a/b c' })).toBe(
      '/api/v1/visits/v1/rooms/a%2Fb%20c',
    );
  });

  it('refuses a route with a hole in it', () => {
    expect(() => fillPath('/api/v1/visits/:visitId', { visitId: '' })).toThrow('visitId');
    expect(() => fillPath('/api/v1/visits/:visitId', {})).toThrow(RangeError);
  });

  it('leaves out what was not answered and keeps zero and no', () => {
    expect(withQuery('/x', { a: '', b: undefined, c: null, d: 0, e: false, f: ['1', '2'] })).toBe(
      '/x?d=0&e=false&f=1&f=2',
    );
    expect(withQuery('/x')).toBe('/x');
  });
});

describe('sending', () => {
  it('sends JSON with the session and reads the answer with the contract', async () => {
    answers(201, { id: 'v1' });
    const reader = { parse: (input: unknown) => ({ read: input }) };
    expect(await post('/api/v1/visits', { pupils: 28 }, { response: reader, idempotencyKey: 'k1' })).toEqual({
      read: { id: 'v1' },
    });
    const [address, init] = fakeFetch.mock.calls[0] ?? [];
    expect(address).toBe('/api/v1/visits');
    expect(init).toMatchObject({ method: 'POST', body: '{"pupils":28}', credentials: 'same-origin' });
    expect(init?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'k1' });
  });

  it('gives nothing for an empty answer', async () => {
    answers(204, '');
    expect(await post('/api/v1/session')).toBeUndefined();
  });

  it('uploads a file after its fields and lets the browser name the boundary', async () => {
    answers(200, {});
    await upload('/api/v1/imports', { authority: '383', skip: undefined, file: new File(['a,b'], 'schools.csv') });
    const [, init] = fakeFetch.mock.calls[0] ?? [];
    expect([...(init?.body as FormData).keys()]).toEqual(['authority', 'file']);
    expect(init?.headers).not.toHaveProperty('content-type');
  });

  it('takes a file’s name from the server', async () => {
    answers(200, 'a,b', { 'content-disposition': 'attachment; filename="use-2026.csv"' });
    expect((await fetchFile('/api/v1/report', 'report.csv')).name).toBe('use-2026.csv');
    answers(200, 'a,b');
    expect((await fetchFile('/api/v1/report', 'report.csv')).name).toBe('report.csv');
  });
});

describe('what can go wrong', () => {
  it('turns a refusal into its code, text and details', async () => {
    answers(409, { refusal: 'visit/slot-taken', message: 'Somebody has this time.', details: { room: 'r1' } });
    const error = await thrownBy(post('/api/v1/visits', {}));
    expect(error).toBeInstanceOf(ApiRefusal);
    expect(error).toMatchObject({ refusal: 'visit/slot-taken', status: 409, details: { room: 'r1' } });
    expect(errorText(error)).toBe('Somebody has this time.');
  });

  it('turns invalid input into issues by field', async () => {
    const issues = [{ path: 'pupils', message: 'Enter how many pupils are coming' }];
    answers(400, { refusal: 'input/invalid', message: 'Some answers need to change.', issues });
    const error = await thrownBy(post('/api/v1/visits', {}));
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).issues).toEqual(issues);
  });

  it('ends the session on 401, but not where a 401 is the answer', async () => {
    answers(401, { refusal: 'access/not-signed-in', message: 'Sign in first.' });
    expect(await thrownBy(get('/api/v1/visits'))).toBeInstanceOf(ApiRefusal);
    expect(unauthorised).toHaveBeenCalledTimes(1);
    answers(401, { refusal: 'session/wrong-password', message: 'No.' });
    await thrownBy(post('/api/v1/session', {}, { anonymous: true }));
    expect(unauthorised).toHaveBeenCalledTimes(1);
  });

  it('calls a page of HTML from a proxy a fault, with the request’s number', async () => {
    answers(502, '<html>Bad gateway</html>', { 'x-request-id': 'req-9' });
    const error = await thrownBy(get('/api/v1/visits'));
    expect(error).toMatchObject({ name: 'Fault', kind: 'server', status: 502, requestId: 'req-9' });
    expect(errorText(error)).toContain('Reference: req-9.');
  });

  it('says when the service cannot be reached', async () => {
    fakeFetch.mockRejectedValueOnce(new TypeError('fetch failed'));
    expect(await thrownBy(get('/api/v1/visits'))).toMatchObject({ name: 'Fault', kind: 'offline', requestId: null });
  });

  it('says when an answer breaks the contract', async () => {
    answers(200, { wrong: true });
    const reader = {
      parse: (): never => {
        throw new Error('not a visit');
      },
    };
    const error = await thrownBy(get('/api/v1/visits/v1', { response: reader }));
    expect(error).toBeInstanceOf(Fault);
    expect((error as Fault).kind).toBe('unexpected-answer');
  });

  it('lets a cancelled request be a cancelled request', async () => {
    fakeFetch.mockRejectedValueOnce(new DOMException('stop', 'AbortError'));
    expect(await thrownBy(get('/api/v1/visits'))).toMatchObject({ name: 'AbortError' });
  });
});
