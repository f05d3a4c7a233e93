import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const problemsOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
};

describe('the settings', () => {
  it.each([
    ['PORT', 'seventy', 'must be a whole number from 0 to 65535'],
    ['PORT', '80.5', 'must be a whole number from 0 to 65535'],
    ['PORT', '70000', 'must be a whole number from 0 to 65535'],
    ['DATABASE_POOL_SIZE', '1', 'must be a whole number from 2 to 200'],
    ['SESSION_IDLE_MINUTES', 'two hours', 'must be a whole number from 5 to 1440'],
    ['SESSION_MAX_HOURS', '0', 'must be a whole number from 1 to 720'],
    ['DEMO', 'perhaps', 'must be 0 or 1'],
    ['JOBS', '2', 'must be 0 or 1'],
    ['PUBLIC_URL', 'clc.example.org', 'must be an http:// or https:// address'],
    ['SMTP_URL', 'mail.example.org', 'must be an smtp:// or smtps:// address'],
    ['TRUST_PROXY', 'banana', 'must be a number of proxies, or their addresses with commas between them'],
    ['TRUST_PROXY', '10.0.0.0/33', 'must be a number of proxies, or their addresses with commas between them'],
    ['TRUST_PROXY', '1, 2', 'must be a number of proxies, or their addresses with commas between them'],
    ['DATABASE_URL', 'mysql://x/y', 'must be a postgres:// address; leave it out for the embedded SQLite'],
  ])('refuse %s=%s in words', (name, value, sentence) => {
    expect(problemsOf({ [name]: value })).toBe(
      `These settings are wrong (see "Configuration" in README.md):\n  ${name}: ${sentence}`,
    );
  });

  it('name every problem at once', () => {
    expect(problemsOf({ PORT: 'seventy', DEMO: 'perhaps' }).split('\n')).toHaveLength(3);
  });

  it('take an empty value for one that is not set', () => {
    for (const url of ['POSTGRES://clc@DB/x', ' postgres://clc@DB/x ']) {
      expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe('postgres://clc@DB/x');
    }
    for (const proxies of ['2', '10.0.0.1, 192.168.0.0/16', 'loopback', '::1', 'fd00::/8']) {
      expect(readConfig({ TRUST_PROXY: proxies }).trustProxy).toBe(proxies);
    }
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it('load no demo in production, whatever DEMO says', () => {
    expect(readConfig({ NODE_ENV: 'production', DEMO: '1' }).demo).toBe(false);
    expect(readConfig({}).demo).toBe(true);
  });
});
