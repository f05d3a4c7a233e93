import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe.each([
  { where: 'with a mail server', delivery: 'mail' },
  { where: 'without one', delivery: 'link' },
])('how an invitation reaches people, $where', ({ delivery }) => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  let coordinator: Caller;

  beforeAll(async () => {
    it_ = await testApp(delivery === 'mail' ? { SMTP_URL: await sink.listen() } : {});
    city = await aSmallCity(it_.store);
    coordinator = await it_.people.coordinator(city.schoolId);
  });
  afterAll(async () => {
    await it_.close();
    if (delivery === 'mail') await sink.close();
  });

  it('is told before inviting and after', async () => {
    const grant = { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId };
    const invitation = { name: 'Jo Joiner', email: 'jo@fictional.example', ...grant };
    expect((await coordinator.get('/api/v1/invitation-places')).json()).toMatchObject({ delivery });
    expect((await coordinator.post('/api/v1/invitations', invitation)).json()).toMatchObject({
      delivery,
      link: expect.stringContaining('/invitation#'),
    });
  });

  it('leaves the link out of every later answer', async () => {
    const later = await coordinator.get('/api/v1/invitations');
    expect(later.json().items).toMatchObject([{ name: 'Jo Joiner' }]);
    expect(later.body).not.toContain('/invitation#');
  });
});
