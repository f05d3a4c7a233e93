import { describe, expect, it } from '@jest/globals';
import type { SchoolUse } from '#shared/contracts/equity.contract.js';
import { barsByCentre, lastSeen, standing } from './figures.js';

const quayside = { id: 'q', name: 'Quayside CLC' };
const hilltop = { id: 'h', name: 'Hilltop CLC' };
const use = (name: string, over: Partial<SchoolUse> = {}): SchoolUse => ({
  partnerId: name,
  name,
  centre: quayside,
  phase: 'secondary',
  role: 'partner',
  ...{ roll: 100, rollShare: 25, pupilHours: 10, hoursShare: 50, hoursPer100: 10, representation: 2 },
  ...{ visits: 1, noShows: 0, lastVisitDay: null },
  ...over,
});

describe('the bars', () => {
  it('stand by themselves for each centre', () => {
    const schools = [use('Ash', { role: 'host' }), use('Birch', { centre: hilltop }), use('Birch'), use('Cedar')];
    expect(
      barsByCentre(schools, [quayside, hilltop]).map(({ centre, rows }) => [
        centre.name,
        rows.map(({ label }) => label),
      ]),
    ).toEqual([
      ['Quayside CLC', ['Ash (host)', 'Birch', 'Cedar']],
      ['Hilltop CLC', ['Birch']],
    ]);
  });

  it('leave out a centre without schools, and write out what is hidden', () => {
    expect(barsByCentre([use('Ash', { hoursShare: 'c' })], [quayside, hilltop])).toEqual([
      { centre: quayside, rows: [{ key: 'q Ash', label: 'Ash', values: ['hidden', 25] }] },
    ]);
  });
});

describe('under a school’s name', () => {
  it.each([
    { role: 'host', centres: [quayside], text: 'Host school' },
    { role: 'partner', centres: [quayside], text: '' },
    { role: 'host', centres: [quayside, hilltop], text: 'Host of Quayside CLC' },
    { role: 'partner', centres: [quayside, hilltop], text: 'Quayside CLC' },
  ] as const)('stands “$text”', ({ role, centres, text }) => {
    expect(standing(use('Ash', { role }), [...centres])).toBe(text);
  });
});

describe('a school that did not come', () => {
  it.each([
    { lastVisitDay: null, cameAsHost: false, text: 'No visit on record.' },
    { lastVisitDay: '2026-06-10', cameAsHost: false, text: 'Last visit on 10 June 2026.' },
    {
      lastVisitDay: null,
      cameAsHost: true,
      text: 'It came only to the centre that it hosts. No visit to another centre on record.',
    },
  ])('is told as “$text”', ({ text, ...school }) => {
    expect(lastSeen(school)).toBe(text);
  });
});
