import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PinoLogger } from '../../../server/common/http/pino-logger.js';
import { newId } from '../../../server/common/new-id.js';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const HASH = '$argon2id$v=19$m=19456,t=2,p=1$canarysalt$canaryhash';
const EMAIL = 'canary@fictional.example';

describe('a fault in the database', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  const aPerson = (id: string, email: string) =>
    it_.store.write(
      (tx) => sql(tx.manager)`
        INSERT INTO people (id, name, email, search_text, password_hash, created_at)
        VALUES (${id}, ${'Canary Name'}, ${email}, '', ${HASH}, ${new Date()})`,
    );
  const logged = async (work: Promise<unknown>) => {
    const lines: string[] = [];
    const error: unknown = await work.catch((reason: unknown) => reason);
    const logger = new PinoLogger('info', { write: (line) => lines.push(line) });
    logger.error({ requestId: 'r1', err: error }, 'Fault');
    logger.error(error, 'Fault');
    logger.error({ job: 'j', err: new AggregateError([error], 'several', { cause: error }) }, 'Fault');
    return lines.map((line) => ({ line, ...(JSON.parse(line) as { err: Record<string, unknown> }) }));
  };

  it('is logged with its statement and constraint, and nothing that anybody entered', async () => {
    await aPerson(newId(), EMAIL);
    const lines = await logged(aPerson(newId(), EMAIL));
    expect(lines).toHaveLength(3);
    for (const { line } of lines) {
      expect(line).toContain('INSERT INTO people');
      expect(line).not.toMatch(/canary/i);
    }
    expect(lines[0]?.err['type']).toBe('QueryFailedError');
    expect(lines[0]?.err['message']).toContain(isPostgres() ? 'duplicate key value' : 'UNIQUE constraint failed');
    expect(lines[0]?.err['stack']).toMatch(/^ +at /);
  });

  it('is logged without the value that could not be read', async () => {
    const lines = await logged(aPerson(isPostgres() ? 'canary-id' : newId(), EMAIL.toUpperCase()));
    for (const { line } of lines) expect(line).not.toMatch(/canary/i);
  });
});
