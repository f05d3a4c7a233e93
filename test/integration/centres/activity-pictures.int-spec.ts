import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityBook, sendPicture } from '../../factories/activity.factory.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aJpeg, aPng, aWebp } from '../../pictures/picture.factory.js';
import { formOf } from '../../support/form.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const KEPT_FOR_EVER = 'max-age=31536000, immutable';

describe('the picture of an activity', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let otherManager: Caller;
  let visitor: Caller;
  let book: ActivityBook;
  let count = 0;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    otherManager = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Moorside CLC' }));
    visitor = it_.people.nobody();
    book = new ActivityBook(manager, city.centreId);
  });
  afterAll(() => it_.close());

  const aTitle = () => {
    count += 1;
    return { title: `Activity ${count}` };
  };
  const published = () => book.published(aTitle());
  const staffView = async (id: string) => (await manager.get(`/api/v1/activities/${id}/staff-view`)).json();
  const pictureOf = async (id: string) => (await visitor.get(`/api/v1/activities/${id}`)).json().picture;

  it.each([
    { kind: 'PNG', bytes: aPng(40, 30), type: 'image/png', width: 40, height: 30 },
    { kind: 'JPEG', bytes: aJpeg(640, 480), type: 'image/jpeg', width: 640, height: 480 },
    { kind: 'WebP', bytes: aWebp('VP8X', 1_200, 675), type: 'image/webp', width: 1_200, height: 675 },
  ])('is a $kind, served byte for byte and kept for ever', async ({ bytes, type, width, height }) => {
    const id = await published();
    const sent = await sendPicture(manager, id, { version: 2, bytes, name: 'evil.svg' });
    expect(sent.statusCode).toBe(200);
    expect(sent.json()).toMatchObject({ version: 3, picture: { width, height, alternativeText: 'A microphone' } });
    const picture = await pictureOf(id);
    const answer = await visitor.get(picture.url);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'cache-control': `public, ${KEPT_FOR_EVER}`,
      'x-content-type-options': 'nosniff',
    });
    const etag = String(answer.headers.etag);
    const again = await visitor.request('GET', picture.url, { headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  });

  it('gets a new address when it is replaced, and the old one is gone', async () => {
    const id = await published();
    await sendPicture(manager, id, { version: 2, bytes: aPng(4, 3) });
    const before = await pictureOf(id);
    await sendPicture(manager, id, { version: 3, bytes: aPng(6, 5) });
    const after = await pictureOf(id);
    expect(after.url).not.toBe(before.url);
    const gone = await visitor.request('GET', before.url, { headers: { 'if-none-match': '"x"' } });
    expect([gone.statusCode, gone.json().refusal]).toEqual([404, 'activity/picture-not-found']);
    expect((await visitor.get(after.url)).rawPayload.equals(aPng(6, 5))).toBe(true);
  });

  it('is described anew under its old address, and can be taken away', async () => {
    const id = await published();
    await sendPicture(manager, id, { version: 2 });
    const before = await pictureOf(id);
    const text = { alternativeText: 'Two pupils at a mixing desk' };
    const url = `/api/v1/activities/${id}/picture`;
    const described = await manager.put(`${url}/alternative-text`, text, { 'if-match': '"3"' });
    expect(described.json().picture).toMatchObject(text);
    expect((await pictureOf(id)).url).toBe(before.url);
    const removed = await manager.request('DELETE', url, { headers: { 'if-match': '"4"' } });
    expect(removed.json()).toMatchObject({ picture: null, version: 5 });
    expect((await visitor.get(before.url)).statusCode).toBe(404);
    const nothing = await manager.put(`${url}/alternative-text`, text, { 'if-match': '"5"' });
    expect([nothing.statusCode, nothing.json().refusal]).toEqual([404, 'activity/picture-not-found']);
    expect((await staffView(id)).version).toBe(5);
  });

  it('of a draft is for its own staff only', async () => {
    const id = await book.draft(aTitle());
    await sendPicture(manager, id);
    const { url } = (await staffView(id)).picture;
    const own = await manager.get(url);
    expect(own.headers['cache-control']).toBe(`private, ${KEPT_FOR_EVER}`);
    expect(own.rawPayload.equals(aPng())).toBe(true);
    expect((await visitor.get(url)).statusCode).toBe(401);
    expect((await otherManager.get(url)).json().refusal).toBe('activity/not-found');
    const asIfPublic = await visitor.get(url.replace('/staff-view', ''));
    expect([asIfPublic.statusCode, asIfPublic.json().refusal]).toEqual([404, 'activity/picture-not-found']);
  });

  it('is not found under another activity', async () => {
    const [id, other] = [await published(), await published()];
    await sendPicture(manager, id, { version: 2 });
    const { url } = await pictureOf(id);
    expect((await visitor.get(url.replace(id, other))).statusCode).toBe(404);
  });

  it('is changed by nobody else, and on the version that was read', async () => {
    const id = await published();
    const stranger = await sendPicture(otherManager, id, { version: 2 });
    expect([stranger.statusCode, stranger.json().refusal]).toEqual([404, 'activity/not-found']);
    const stale = await sendPicture(manager, id, { version: 1 });
    expect([stale.statusCode, stale.json().refusal]).toEqual([412, 'resource/stale']);
    expect(await pictureOf(id)).toBeNull();
  });

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  it.each<[string, Buffer, number, string]>([
    ['text', Buffer.from('hello'), 422, 'activity/picture-not-readable'],
    ['an SVG with a script', svg, 422, 'activity/picture-not-readable'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 422, 'activity/picture-not-readable'],
    ['a picture that was cut off', aPng(40, 30).subarray(0, -10), 422, 'activity/picture-not-readable'],
    ['nothing', Buffer.alloc(0), 422, 'activity/picture-not-readable'],
    ['5 MB', Buffer.concat([aPng(), Buffer.alloc(5_000_000)]), 413, 'activity/picture-too-large'],
    ['one byte too many', Buffer.alloc(1_000_001), 413, 'activity/picture-too-large'],
    ['a header that says it is huge', aPng(4, 3, { width: 2_000_000_000 }), 422, 'activity/picture-too-many-pixels'],
    ['4,001 pixels', aJpeg(10, 4_001), 422, 'activity/picture-too-many-pixels'],
  ])('is not %s', async (_what, bytes, status, refusal) => {
    const id = await published();
    const answer = await sendPicture(manager, id, { version: 2, bytes, name: 'picture.png' });
    expect([answer.statusCode, answer.json().refusal]).toEqual([status, refusal]);
    expect(await staffView(id)).toMatchObject({ version: 2, picture: null });
  });

  it('is sent with words for those who do not see it', async () => {
    const id = await published();
    const wordless = await sendPicture(manager, id, { version: 2, alternativeText: ' ' });
    expect(wordless.statusCode).toBe(400);
    expect(wordless.json().issues).toEqual([{ path: 'alternativeText', message: 'Enter what the picture shows' }]);
    const { payload, headers } = await formOf({ alternativeText: 'A microphone' });
    const pictureless = await manager.request('PUT', `/api/v1/activities/${id}/picture`, {
      payload,
      headers: { ...headers, 'if-match': '"2"' },
    });
    expect(pictureless.json().issues).toEqual([{ path: 'file', message: 'Choose a file' }]);
  });
});
