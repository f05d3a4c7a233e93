import { describe, expect, it } from '@jest/globals';
import { aMember, aSum } from '../../../../test/factories/usage.factory.js';
import { centreUse } from './centre-use.js';
import { hiddenIn } from './disclosure.js';
import { findingsOf, stageOf, type Occasion } from './findings.js';
import { placesOf } from './ground.js';
import type { Member, UsageSum } from './usage.js';
import { termName } from '#shared/contracts/vocabulary.js';
import { termNamed } from '../../../common/kernel/academic-calendar.js';
import { periodOf } from './wording.js';

const fixedTerms = (academicYear: number) => termName.options.map((term) => termNamed(academicYear, term));
const occasion: Occasion = {
  ...periodOf(fixedTerms(2026), 'autumn'),
  today: '2026-11-24',
  centres: new Map([['centre-a', 'Quayside CLC']]),
  everUsed: true,
};
const twoCentres = {
  centres: new Map([
    ['centre-a', 'Quayside CLC'],
    ['b', 'Hilltop CLC'],
  ]),
};
const all = (sums: UsageSum[], members: Member[], over: Partial<Occasion> = {}) =>
  findingsOf(centreUse(sums, members, null), { ...occasion, ...over });
const texts = (...args: Parameters<typeof all>) => all(...args).map(({ text }) => text);
const one = (code: string, ...args: Parameters<typeof all>) => all(...args).find((finding) => finding.code === code);

const host = aMember('Host Academy', { role: 'host', roll: 1000 });
const byHost = (over: Parameters<typeof aSum>[1] = {}) => aSum('Host Academy', { role: 'host', roll: 1000, ...over });
const partners = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir'].map((name) => aMember(name, { roll: 200 }));

describe('what the figures say', () => {
  it('puts the host’s share first and asks for attention when it is large', () => {
    const found = all(
      [byHost({ pupils: 600 }), aSum('Ash', { roll: 200, pupils: 300 }), aSum('Birch', { roll: 200, pupils: 100 })],
      [host, ...partners],
    );
    expect(found.map(({ text }) => text)).toEqual([
      'The host school has 50% of pupils and takes 60% of pupil-hours: 1.2 times its share.',
      '2 of 5 partner schools came. Cedar, Elm and Fir did not.',
      'For every 100 pupils on roll the host had 60 pupil-hours and the partners 40.',
      'Of the partner schools that came, Birch had the least for its size: 100% of an even share.',
    ]);
    expect(found[0]).toMatchObject({
      attention: false,
      figures: { rollShare: 50, hoursShare: 60, representation: 1.2 },
    });
    expect(
      one('host_share', [byHost({ pupils: 900 }), aSum('Ash', { pupils: 100 })], [host, ...partners]),
    ).toMatchObject({ attention: true });
  });

  it.each([
    { hostPupils: 500, text: 'The host school has 50% of pupils and takes 50% of pupil-hours: just about its share.' },
    { hostPupils: 125, text: 'The host school has 50% of pupils and takes 20% of pupil-hours: 0.4 times its share.' },
    { hostPupils: 0, text: 'The host school has 50% of pupils and takes no pupil-hours.' },
  ])('says $hostPupils pupil-hours of the host in words', ({ hostPupils, text }) => {
    const sums = [byHost({ pupils: hostPupils }), aSum('Ash', { roll: 200, pupils: 500 })];
    expect(one('host_share', sums, [host, ...partners])?.text).toBe(text);
  });

  it('speaks of several hosts as several', () => {
    const second = aMember('Other Host', { role: 'host', roll: 1000, centreId: 'b' });
    const found = texts(
      [byHost({ pupils: 60 }), aSum('Ash', { roll: 200, pupils: 40 })],
      [host, second, ...partners],
      twoCentres,
    );
    // Two hosts of 1,000 and five partners of 200: two thirds of the roll.
    expect(found.slice(0, 3)).toEqual([
      'The 2 host schools together have 66.7% of pupils and take 60% of pupil-hours: 0.9 times their share.',
      '1 of 5 partner schools came. Birch, Cedar, Elm and Fir did not.',
      'For every 100 pupils on roll the hosts had 3 pupil-hours and the partners 4.',
    ]);
    const alone = texts([byHost()], [host, second], twoCentres);
    expect(alone).toContain('There is no partner school beside the hosts.');
  });

  it('says that there is no host', () => {
    expect(texts([aSum('Ash'), aSum('Birch', { pupils: 40 })], partners)[0]).toBe(
      'No host school is recorded, so there is no host’s share to show.',
    );
  });

  it('compares a single school with nothing', () => {
    expect(texts([byHost()], [host])).toEqual([
      'There is only one school on the list, so there is nothing to compare it with.',
      'There is no partner school beside the host.',
    ]);
  });

  it.each([
    { came: ['Ash'], of: 1, text: 'The only partner school came.' },
    { came: [], of: 1, text: 'The only partner school did not come.' },
    { came: ['Ash', 'Birch'], of: 2, text: 'Both partner schools came.' },
    { came: ['Ash', 'Birch', 'Cedar'], of: 3, text: 'All 3 partner schools came.' },
    { came: [], of: 3, text: 'None of the 3 partner schools came.' },
    { came: ['Ash'], of: 5, text: '1 of 5 partner schools came. Birch, Cedar, Elm and Fir did not.' },
    { came: ['Ash'], of: 2, text: '1 of 2 partner schools came. Birch did not.' },
  ])('tells reach: $text', ({ came, of, text }) => {
    expect(one('reach', [byHost(), ...came.map((name) => aSum(name))], [host, ...partners.slice(0, of)])?.text).toBe(
      text,
    );
  });

  it('names three that did not come and counts the others', () => {
    const many = Array.from({ length: 9 }, (_, index) => aMember(`School ${String(index + 1)}`));
    expect(one('reach', [byHost(), aSum('School 9')], [host, ...many])?.text).toBe(
      '1 of 9 partner schools came. School 1, School 2, School 3 and 5 others did not.',
    );
  });

  it('names schools that tie, and none when all are even', () => {
    const sums = (pupils: number[]) =>
      partners.slice(0, 3).map(({ name }, index) => aSum(name, { roll: 200, pupils: pupils[index]! }));
    expect(one('least_for_size', sums([20, 80, 20]), partners)?.text).toBe(
      'Of the partner schools that came, Ash and Cedar each had the least for their size: 83.3% of an even share.',
    );
    expect(one('even_use', sums([30, 30, 30]), partners)?.text).toBe(
      'The partner schools that came used the centre evenly for their size.',
    );
    expect(one('least_for_size', sums([30, 30, 30]), partners)).toBeUndefined();
    expect(one('least_for_size', sums([30]).slice(0, 1), partners)).toBeUndefined();
  });

  it('says at which of several centres', () => {
    const sums = [
      aSum('Ash', { roll: 200, pupils: 80 }),
      aSum('Ash', { roll: 200, pupils: 20, centreId: 'b' }),
      aSum('Birch', { roll: 200, pupils: 100 }),
    ];
    expect(one('least_for_size', sums, partners.slice(0, 2), twoCentres)?.text).toBe(
      'Of the partner schools that came, Ash at Hilltop CLC had the least for its size: 30% of an even share.',
    );
  });

  it('says that nobody came, so far or at all', () => {
    const over = { today: '2027-02-01' };
    expect(texts([], [host, ...partners])).toEqual([
      'No visits with pupils were recorded in the autumn term 2026/27 yet.',
    ]);
    expect(texts([], [host, ...partners], over)).toEqual([
      'No visits with pupils were recorded in the autumn term 2026/27.',
      'None of the 5 partner schools came.',
    ]);
    expect(texts([], [host, ...partners], { ...over, everUsed: false })).toEqual([
      'No visits with pupils were recorded in the autumn term 2026/27.',
    ]);
  });

  it.each([
    { name: 'before it begins', sums: [], over: { today: '2026-08-31' }, stage: 'not_begun' },
    { name: 'while nothing is recorded', sums: [], over: {}, stage: 'nothing_recorded' },
    { name: 'on its last day', sums: [], over: { today: '2026-12-31' }, stage: 'nothing_recorded' },
    { name: 'when it is over and nobody came', sums: [], over: { today: '2027-01-01' }, stage: 'figures' },
    { name: 'at a new centre', sums: [], over: { today: '2027-01-01', everUsed: false }, stage: 'nothing_recorded' },
    { name: 'with a visit', sums: [aSum('Ash')], over: {}, stage: 'figures' },
    { name: 'with training only', sums: [aSum('Ash', { programme: 'cpd' })], over: {}, stage: 'figures' },
    { name: 'with a no-show', sums: [aSum('Ash', { visits: 0, noShows: 1 })], over: {}, stage: 'figures' },
  ] as const)('tells how far a term has come: $name', ({ sums, over, stage }) => {
    expect(stageOf(centreUse(sums, [host, ...partners], null), { ...occasion, ...over })).toBe(stage);
  });

  it('says that a term has not begun, and that nobody was on the list', () => {
    expect(texts([], [host], { ...periodOf(fixedTerms(2026), 'spring') })).toEqual([
      'The spring term 2026/27 begins on 1 January 2027.',
    ]);
    expect(texts([], [], { ...periodOf(fixedTerms(2025), null) })).toEqual([
      'No school was a partner in the school year 2025/26.',
    ]);
  });

  it('says for how many visits nobody came', () => {
    const missed = (noShows: number) => aSum('Ash', { visits: 0, noShows, pupils: 0, adults: 0 });
    expect(one('no_shows', [byHost(), missed(1)], [host, ...partners])?.text).toBe('Nobody came to 1 booked visit.');
    expect(one('no_shows', [byHost(), missed(3)], [host, ...partners])?.text).toBe('Nobody came to 3 booked visits.');
  });

  it('asks for rolls that are missing', () => {
    const found = one('roll_unknown', [byHost(), aSum('Ash', { roll: null })], [host, ...partners]);
    expect(found).toMatchObject({
      text: 'No roll is known for Ash on 1 September 2026, so shares of roll leave it out.',
      attention: true,
    });
  });

  it('says nothing that is hidden', () => {
    const sums = [byHost({ pupils: 90 }), aSum('Ash', { roll: 200, pupils: 4 })];
    const members = [host, ...partners.slice(0, 2)];
    const found = findingsOf(centreUse(sums, members, hiddenIn(sums, placesOf(sums, members))), occasion);
    expect(found.map(({ text }) => text)).toEqual([
      '1 of 2 partner schools came. Birch did not.',
      'Some figures are hidden (c), because a group of 1 to 5 people could be recognised or worked out from them.',
    ]);
  });
});
