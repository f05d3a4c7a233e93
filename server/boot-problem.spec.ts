import { describe, expect, it } from '@jest/globals';
import { bootProblem } from './boot-problem.js';
import { ConfigError } from './config/config.js';

const HERE = { host: '999.1.1.1', port: 3000, dataDir: '/srv/clc', databaseUrl: null };
const THERE = { ...HERE, databaseUrl: 'postgres://clc:secret@db.example.org:5432/clc%20commons' };
const failing = (facts: object) => Object.assign(new Error('raw'), facts);

describe('what keeps the server from starting', () => {
  it.each([
    [failing({ code: 'EADDRINUSE', syscall: 'listen' }), HERE, 'Port 3000 is in use already'],
    [failing({ code: 'EACCES', syscall: 'listen' }), HERE, 'Port 3000 may not be used'],
    [failing({ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: '999.1.1.1' }), HERE, 'HOST is "999.1.1.1"'],
    [failing({ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: '999.1.1.1' }), THERE, 'HOST is "999.1.1.1"'],
    [failing({ code: 'ECONNREFUSED' }), THERE, 'PostgreSQL at db.example.org:5432 cannot be reached'],
    [failing({ code: '28P01' }), THERE, 'does not let us in'],
    [failing({ code: '3D000' }), THERE, 'no database "clc commons"'],
    [failing({ code: 'EEXIST', syscall: 'mkdir' }), HERE, 'DATA_DIR is /srv/clc'],
    [failing({ code: 'SQLITE_CANTOPEN' }), HERE, 'DATA_DIR is /srv/clc'],
    [failing({ code: 'SQLITE_READONLY_DIRECTORY' }), HERE, 'DATA_DIR is /srv/clc'],
  ])('%s is said in a sentence', (error, where, beginning) => {
    const sentence = bootProblem(error, where);
    expect(sentence).toContain(beginning);
    expect(sentence).not.toContain('secret');
    expect(sentence?.split('\n')).toHaveLength(1);
  });

  it('that was written for people is said as it is', () => {
    expect(bootProblem(new ConfigError('These settings are wrong'), null)).toBe('These settings are wrong');
  });

  it('that nobody foresaw is left to its stack', () => {
    const unknown = [new Error('x'), failing({ code: '42P01' }), 'text', null].map((error) =>
      bootProblem(error, THERE),
    );
    expect(unknown).toEqual([undefined, undefined, undefined, undefined]);
  });
});
