import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PASSWORD_LENGTH } from '#shared/contracts/accounts.contract.js';
import { environment } from '../../server/config/config.js';
import { PASSWORD_LIMITS, RESET_LIMITS } from '../../server/modules/accounts/domain/attempt-limits.js';
import { INVITATIONS_AN_HOUR, LINK_LASTS_MS } from '../../server/modules/accounts/domain/link-limits.js';
import { ROOT, filesUnder } from './tree.js';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** The cells of each row of a Markdown table whose first cell fits. */
const rows = (text: string, first: RegExp): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([cell]) => first.test(cell ?? ''));

describe('the table of settings in the README', () => {
  const settings = rows(read('README.md'), /^`[A-Z_]+`$/).map(([name = '', byDefault = '']) => [
    name.replaceAll('`', ''),
    byDefault,
  ]);

  it('names the settings that the server reads', () => {
    expect(settings.map(([name]) => name).sort()).toEqual(Object.keys(environment.shape).sort());
  });

  it('states their defaults', () => {
    const defaults = Object.entries(environment.parse({})).map(([name, value]) => [name, `\`${value}\``]);
    const stated = settings.filter(([, byDefault]) => /^`[^`]+`$/.test(byDefault ?? ''));
    const worked = ['PUBLIC_URL', 'JOBS'];
    expect(stated.filter(([name]) => !worked.includes(name ?? ''))).toEqual(expect.arrayContaining(defaults));
    expect(stated.length - worked.length).toBe(defaults.length);
  });
});

describe('docs/accounts.md', () => {
  const text = read('docs/accounts.md');
  const HOUR = 3_600_000;

  it('states how long a password is', () => {
    expect(text).toContain(`A password has ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters`);
  });

  it('states how long links are good', () => {
    const stated = rows(text, /^(invitation|new password|first administrator.*)$/).map(([, lasts]) => lasts);
    const { invitation, passwordReset, firstAdministrator } = LINK_LASTS_MS;
    expect(stated).toEqual([
      `${invitation / 24 / HOUR} days`,
      `${passwordReset / HOUR} hour`,
      `${firstAdministrator / HOUR} hours`,
    ]);
  });

  it('states the limits', () => {
    const stated = rows(text, /^(wrong passwords|new passwords|invitations) /).map(([, tries, within]) => [
      tries,
      within,
    ]);
    const limits = [PASSWORD_LIMITS, RESET_LIMITS].flatMap((limit) =>
      [limit.perAccountAndAddress, limit.perAccount, limit.perAddress].map((tries) => [tries, limit.windowMinutes]),
    );
    expect(stated).toEqual(
      [...limits, [INVITATIONS_AN_HOUR, 60]].map(([tries, minutes]) => [`${tries}`, `${minutes} minutes`]),
    );
  });
});

describe('the glossary', () => {
  const words = rows(read('docs/glossary.md'), /^(?!word$|-+$)/).map(([word = '']) => word);

  it('names each word once, in the order of the alphabet', () => {
    expect(words).toEqual([...new Set(words)].sort((a, b) => a.localeCompare(b, 'en-GB')));
  });

  it('has the words of the product and those that only the code uses', () => {
    const product = [
      ...['authority', 'school', 'community group', 'partner', 'host school', 'centre', 'room', 'equipment pool'],
      ...['tutor', 'activity', 'visit', 'series', 'occurrence', 'request', 'decision', 'counter-offer', 'hold'],
      ...['waiting list', 'closure', 'buffer', 'attendance', 'entitlement', 'fair share', 'shortfall'],
      ...['allocation round', 'transport award', 'cover award', 'claim', 'loan', 'barrier', 'programme'],
      ...['planned outcome', 'snapshot'],
    ];
    const code = ['stay', 'outage', 'move', 'offer', 'term', 'quote', 'feed', 'persona', 'board', 'day view', 'side'];
    expect([...product, ...code].filter((word) => !words.includes(word))).toEqual([]);
  });
});

describe('documents that are cited', () => {
  it('exist', () => {
    const files = ['server', 'client', 'shared', 'test', 'scripts'].flatMap(filesUnder);
    const cited = files
      .filter((file) => /\.(ts|vue|mjs)$/.test(file))
      .flatMap((file) => Array.from(read(file).matchAll(/\bdocs\/[\w/-]+\.md\b/g), ([document]) => document));
    expect(cited.length).toBeGreaterThan(2);
    expect([...new Set(cited)].filter((document) => !existsSync(path.join(ROOT, document)))).toEqual([]);
  });

  it('are linked to where they are', () => {
    const documents = ['README.md', 'CONTRIBUTING.md', ...filesUnder('docs').filter((file) => file.endsWith('.md'))];
    const dead = documents.flatMap((document) =>
      Array.from(read(document).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g), ([, target = '']) => target)
        .filter((target) => !existsSync(path.join(ROOT, path.dirname(document), target)))
        .map((target) => `${document}: ${target}`),
    );
    expect(dead).toEqual([]);
  });
});
