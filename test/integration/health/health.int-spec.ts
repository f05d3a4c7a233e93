import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('health and readiness', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  const ask = async (url: string) => {
    const answer = await it_.people.nobody().get(url);
    return [answer.statusCode, answer.json()];
  };

  it('are both well while the database answers', async () => {
    expect(await ask('/api/health')).toEqual([200, { status: 'ok' }]);
    expect(await ask('/api/ready')).toEqual([200, { status: 'ok' }]);
  });

  it('differ when the database is gone: the process lives, but takes no work', async () => {
    const writer = it_.app.get(DataSource);
    await writer.destroy();
    expect(await ask('/api/health')).toEqual([200, { status: 'ok' }]);
    it_.clock.set('2030-01-01T00:00:00Z');
    expect(await ask('/api/ready')).toMatchObject([503, { refusal: 'access/not-ready' }]);
    await writer.initialize();
    expect(await ask('/api/ready')).toEqual([200, { status: 'ok' }]);
  });
});
