import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsNull } from 'typeorm';
import { OutboxMessage } from '../../../server/database/entities/outbox-message.entity.js';
import { createHttpApp } from '../../../server/http-app.js';
import { DELIVER_OUTBOX, FORGET_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { aPersonWithPassword } from '../../support/accounts.js';
import { MailSink } from '../../support/mail-sink.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('mail that leaves through the outbox', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let url: string;
  let count = 0;

  beforeAll(async () => {
    url = await sink.listen();
    it_ = await testApp({ SMTP_URL: url });
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });
  afterEach(() => {
    sink.mood = 'accept';
    sink.mails.length = 0;
    it_.clock.set(new Date().toISOString());
  });

  const deliver = (app: NestFastifyApplication = it_.app) => app.get(Schedule).run(DELIVER_OUTBOX);
  const laterBy = (minutes: number) => {
    it_.clock.set(new Date(Date.now() + minutes * 60_000).toISOString());
  };
  /** Somebody who asks for a new password: one mail each. */
  const someoneAsks = async () => {
    count += 1;
    const email = `someone${count}@fictional.example`;
    await aPersonWithPassword(it_, email);
    await asks(email);
    return email;
  };
  const asks = (email: string) =>
    it_.app.inject({
      method: 'POST',
      url: '/api/v1/password-resets',
      payload: { email },
      remoteAddress: `198.51.100.${count}`,
    });
  it('does not leave before it is committed, and leaves once', async () => {
    const email = await someoneAsks();
    expect(sink.mails).toEqual([]);
    await deliver();
    await deliver();
    expect(sink.to(email)).toHaveLength(1);
  });

  it.each(['try-later', 'refuse'] as const)(
    'is tried again after the server said %s, under the same Message-ID',
    async (mood) => {
      sink.mood = mood;
      const email = await someoneAsks();
      await deliver();
      expect(sink.mails).toEqual([]);
      sink.mood = 'accept';
      await deliver();
      expect(sink.mails).toEqual([]);
      laterBy(1);
      await deliver();
      const [mail] = sink.to(email);
      const [row] = await it_.store.read((manager) => manager.find(OutboxMessage, { order: { id: 'DESC' }, take: 1 }));
      expect([row?.attempts, row?.lastError, mail?.headers['message-id']]).toEqual([2, null, `<${row?.id}@localhost>`]);
    },
  );

  it('waits while no server answers, and loses nothing', async () => {
    const down = new MailSink();
    const dead = await down.listen();
    await down.close();
    const other = await testApp({ SMTP_URL: dead });
    try {
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        await aPersonWithPassword(other, `${name}@fictional.example`);
        await other.app.inject({
          method: 'POST',
          url: '/api/v1/password-resets',
          payload: { email: `${name}@fictional.example` },
        });
      }
      await other.app.get(Schedule).run(DELIVER_OUTBOX);
      const rows = await other.store.read((manager) => manager.find(OutboxMessage, { order: { id: 'ASC' } }));
      // After three failures in a row the others are left alone.
      expect(rows.map((row) => row.attempts)).toEqual([1, 1, 1, 0, 0]);
      expect(rows.every((row) => row.deliveredAt === null)).toBe(true);
      expect(rows[0]?.lastError).toMatch(/ECONNREFUSED/);
    } finally {
      await other.close();
    }
  });

  it('keeps its order for one reader while an earlier mail fails, and lets others pass', async () => {
    sink.mood = 'try-later';
    const email = await someoneAsks();
    await deliver();
    await asks(email);
    sink.mood = 'accept';
    const other = await someoneAsks();
    await deliver();
    expect([sink.to(email).length, sink.to(other).length]).toEqual([0, 1]);
    laterBy(1);
    await deliver();
    const ids = sink.to(email).map((mail) => mail.headers['message-id']);
    expect(ids).toHaveLength(2);
    expect([...ids].sort()).toEqual(ids);
  });

  it('is sent by one of two processes, not by both', async () => {
    const second = await createHttpApp(it_.database.config, '/nowhere');
    await second.init();
    try {
      const addresses: string[] = [];
      for (let turn = 0; turn < 10; turn += 1) addresses.push(await someoneAsks());
      await Promise.all([deliver(), deliver(second)]);
      expect(addresses.map((address) => sink.to(address).length)).toEqual(Array(10).fill(1));
    } finally {
      await second.close();
    }
  });

  it('is taken over when the process that had it in hand has died', async () => {
    const email = await someoneAsks();
    const inHand = { attempts: 1, availableAt: new Date(Date.now() + 180_000) };
    await it_.store.write((tx) => tx.manager.update(OutboxMessage, { deliveredAt: IsNull() }, inHand));
    await deliver();
    expect(sink.to(email)).toEqual([]);
    laterBy(4);
    await deliver();
    expect(sink.to(email)).toHaveLength(1);
  });

  it('that left just before the process died leaves again under the same Message-ID, and both links are good', async () => {
    const email = await someoneAsks();
    await deliver();
    const [last] = await it_.store.read((manager) => manager.find(OutboxMessage, { order: { id: 'DESC' }, take: 1 }));
    await it_.store.write((tx) => tx.manager.update(OutboxMessage, { id: last!.id }, { deliveredAt: null }));
    laterBy(4);
    await deliver();
    const [first, second] = sink.to(email);
    expect(first?.headers['message-id']).toBe(second?.headers['message-id']);
    for (const mail of [first, second]) {
      const token = /#([\w-]{43})/.exec(mail?.text ?? '')?.[1];
      const opened = await it_.app.inject({ method: 'POST', url: '/api/v1/one-time-links/opened', payload: { token } });
      expect([opened.statusCode, opened.json()]).toMatchObject([200, { kind: 'password_reset', email }]);
    }
  });

  it('carries plain text, no secret until it leaves, and no header that a name smuggled in', async () => {
    const email = 'smuggler@fictional.example';
    const id = await aPersonWithPassword(it_, email);
    const name = 'Eve\r\nBcc: victim@fictional.example\r\n\r\nHello';
    await it_.store.write((tx) => tx.manager.query(`UPDATE people SET name = '${name}' WHERE id = '${id}'`));
    await asks(email);
    const outbox = JSON.stringify(await it_.store.read((manager) => manager.find(OutboxMessage)));
    await deliver();
    const [mail] = sink.to(email);
    expect(mail?.recipients).toEqual([email]);
    expect(mail?.headers['bcc']).toBeUndefined();
    expect(mail?.headerLines.filter((line) => /^bcc:/i.test(line))).toEqual([]);
    expect(mail?.headers['to']).toContain('Eve Bcc: victim@fictional.example Hello');
    expect(mail?.headers['content-type']).toMatch(/^text\/plain/);
    const token = /#([\w-]{43})/.exec(mail?.text ?? '')?.[1];
    expect(token).toBeDefined();
    const after = JSON.stringify(await it_.store.read((manager) => manager.find(OutboxMessage)));
    expect(outbox + after).not.toContain(String(token));
    expect(outbox).toContain(email);
  });

  it('is forgotten thirty days after it left, and not before it left', async () => {
    sink.mood = 'try-later';
    await someoneAsks();
    await deliver();
    laterBy(31 * 24 * 60);
    await it_.app.get(Schedule).run(FORGET_OUTBOX);
    const rows = await it_.store.read((manager) => manager.find(OutboxMessage));
    expect(rows.map((row) => row.deliveredAt)).toEqual([null]);
  });
});

describe('mail on a server without SMTP_URL', () => {
  it('becomes a file that only the server’s user may read', async () => {
    const { readdirSync, readFileSync, statSync } = await import('node:fs');
    const it_ = await testApp();
    try {
      await aPersonWithPassword(it_, 'file@fictional.example');
      await it_.app.inject({
        method: 'POST',
        url: '/api/v1/password-resets',
        payload: { email: 'file@fictional.example' },
      });
      await it_.app.get(Schedule).run(DELIVER_OUTBOX);
      const folder = `${it_.database.config.dataDir}/mail`;
      const [file, ...more] = readdirSync(folder);
      expect([file, more]).toEqual([expect.stringMatching(/^[\w-]+_localhost\.eml$/), []]);
      expect(readFileSync(`${folder}/${file}`, 'utf8')).toContain('Subject: Choose a new password for CLC Commons');
      expect(statSync(`${folder}/${file}`).mode & 0o777).toBe(0o600);
    } finally {
      await it_.close();
    }
  });
});

describe('mail on a running server', () => {
  it('leaves by itself after the commit', async () => {
    const sink = new MailSink();
    const it_ = await testApp({ SMTP_URL: await sink.listen(), JOBS: '1' });
    try {
      await aPersonWithPassword(it_, 'prompt@fictional.example');
      await it_.app.inject({
        method: 'POST',
        url: '/api/v1/password-resets',
        payload: { email: 'prompt@fictional.example' },
      });
      const until = Date.now() + 4_000;
      while (sink.mails.length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(sink.to('prompt@fictional.example')).toHaveLength(1);
    } finally {
      await it_.close();
      await sink.close();
    }
  });
});
