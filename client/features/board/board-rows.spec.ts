import { describe, expect, it } from '@jest/globals';
import { aDay, aRoom, aStay, at } from '../../../test/factories/board.factory.js';
import { gridRows } from './board-events.js';
import { boardOf, helpersOf, needsOf, sentenceOf, visitsOf } from './board-rows.js';

describe('the board of a day', () => {
  it('shows whole hours around the opening hours', () => {
    expect(boardOf(aDay())).toMatchObject({ start: 480, end: 1_020 });
  });

  it('reaches as far as what takes place outside them, set-up included', () => {
    const rooms = [aRoom({ stays: [aStay(['06:45', '07:00', '08:00', '08:00'], 'approved')] })];
    expect(boardOf(aDay({ rooms }))).toMatchObject({ start: 360, end: 1_020 });
  });

  it('draws a request dashed, with its set-up before and its clear-down after', () => {
    const rooms = [aRoom({ stays: [aStay(['09:45', '10:00', '11:00', '11:10'], 'requested')] })];
    const [row] = gridRows(boardOf(aDay({ rooms })));
    expect(row).toMatchObject({ label: 'Radio studio', sublabel: '30 places, step-free' });
    expect(row?.events).toEqual([
      {
        key: 'room visit-10:00',
        start: 600,
        end: 660,
        before: 15,
        after: 10,
        label: 'Hillside School',
        detail: 'Waiting for an answer · 28 pupils',
        name: 'Hillside School, Podcasting, 28 pupils, waiting for an answer, Radio studio, 10:00 to 11:00. Set-up from 09:45. Clear-down until 11:10.',
        tone: 'wait',
        dashed: true,
      },
    ]);
  });

  it('marks in a half what takes place in the whole, and counts it once', () => {
    const visit = aStay(['10:00', '10:00', '11:00', '11:00'], 'approved');
    const within = { ...visit, room: { id: 'hall', name: 'Hall' } };
    const rooms = [
      aRoom({ id: 'hall', name: 'Hall', stays: [visit] }),
      aRoom({ id: 'left', name: 'Left', stays: [within] }),
    ];
    const board = boardOf(aDay({ rooms }));
    const [, left] = gridRows(board);
    expect(left?.events[0]).toMatchObject({
      label: 'Hillside School',
      detail: 'in Hall',
      name: 'Hillside School, Podcasting, 28 pupils, approved, Left, 10:00 to 11:00. It takes place in Hall.',
    });
    expect(visitsOf(board).map(({ key }) => key)).toEqual(['hall visit-10:00']);
    expect(new Set(gridRows(board).flatMap(({ events }) => events.map(({ key }) => key))).size).toBe(2);
  });

  it('shows what a tutor does, when they work and when they are on leave', () => {
    const hours = [{ opens: '09:00', closes: '16:00', from: at('09:00'), until: at('16:00') }];
    const stay = { ...aStay(['10:00', '10:00', '11:00', '11:00'], 'approved'), room: { id: 'room', name: 'Studio' } };
    const closures = [{ from: at('13:00'), until: at('16:00'), reason: 'Dentist' }];
    const ines = { id: 'ines', name: 'Ines', skills: ['radio'], hours, stays: [stay], closures };
    const board = boardOf(
      aDay({ tutors: [ines, { ...ines, id: 'joan', name: 'Joan', hours: [], stays: [], closures: [] }] }),
    );
    const [first, second] = gridRows(board);
    expect(first).toMatchObject({ label: 'Ines', sublabel: 'Works 09:00 to 16:00' });
    expect(first?.events.map(({ label, detail, name }) => [label, detail ?? '', name])).toEqual([
      [
        'Hillside School',
        'in Studio',
        'Hillside School, Podcasting, 28 pupils, approved, Ines, 10:00 to 11:00. It takes place in Studio.',
      ],
      ['On leave', '', 'Ines is on leave 13:00 to 16:00: Dentist'],
    ]);
    expect(second).toMatchObject({ sublabel: 'Day off', events: [] });
    expect(visitsOf(board)).toEqual([]);
  });

  it.each([
    ['approved', 'Approved', 'good'],
    ['attended', 'Attended', 'good'],
    ['offered', 'A time is offered', 'primary'],
    ['no_show', 'Did not come', 'bad'],
  ] as const)('calls a visit what it is called elsewhere, in the same colour: %s', (state, word, tone) => {
    const rooms = [aRoom({ stays: [aStay(['10:00', '10:00', '11:00', '11:00'], state)] })];
    expect(gridRows(boardOf(aDay({ rooms })))[0]?.events[0]).toMatchObject({ detail: `${word} · 28 pupils`, tone });
  });

  it('says what has to be set up, and nothing of that to others', () => {
    const times = ['10:00', '10:00', '11:00', '11:00'] as const;
    const [own, others] = boardOf(aDay({ rooms: [aRoom({ stays: [aStay(times, 'approved'), aStay(times)] })] }))
      .rooms[0]!.stays;
    expect([needsOf(own!), needsOf(others!)]).toEqual(['2 cameras, 15 recorders', null]);
    expect([helpersOf(own!), helpersOf(others!)]).toEqual([[{ label: 'Tutor', value: 'Ines' }], []]);
    const vehicle = { id: 'bus', name: 'Minibus' };
    const fetched = { ...own!.stay, visit: { ...own!.stay.visit!, tutor: null, vehicle } };
    expect(helpersOf({ ...own!, stay: fetched })).toEqual([{ label: 'Fetched by', value: 'Minibus' }]);
    const visit = { ...own!.stay.visit!, equipment: [] };
    expect(needsOf({ ...own!, stay: { ...own!.stay, visit } })).toBe('No equipment');
  });

  it('says of others’ visits only that the room is busy', () => {
    const rooms = [aRoom({ stays: [aStay(['10:00', '10:00', '11:00', '11:00'])] })];
    const board = boardOf(aDay({ rooms }));
    expect(sentenceOf(board.rooms[0]!.stays[0]!)).toBe('Busy, Radio studio, 10:00 to 11:00.');
    expect(gridRows(board)[0]?.events[0]).toMatchObject({ label: 'Busy', tone: 'slate', dashed: false });
  });

  it('shows a closure without an end until the end of the day, and no key press reaches it', () => {
    const rooms = [aRoom({ closures: [{ from: at('13:00'), until: null, reason: 'New carpet' }] })];
    expect(gridRows(boardOf(aDay({ rooms })))[0]?.events[0]).toMatchObject({
      start: 780,
      end: 1_440,
      label: 'New carpet',
      name: 'Radio studio cannot be used 13:00 to midnight: New carpet',
      fixed: true,
    });
  });

  it('shows how much equipment is left, within the hours shown', () => {
    const levels = [
      { from: at('00:00'), left: 13 },
      { from: at('10:00'), left: 0 },
      { from: at('11:00'), left: 3 },
      { from: at('11:15'), left: 7 },
    ];
    const pools = [{ id: 'pool', name: 'Recorders', quantity: 15, outOfService: 2, levels }];
    const [row] = gridRows(boardOf(aDay({ pools })));
    expect(row).toMatchObject({ label: 'Recorders', sublabel: '15 in all, 2 out of service' });
    expect(row?.events.map(({ start, end, label, tone }) => [start, end, label, tone])).toEqual([
      [480, 600, '13 left', 'free'],
      [600, 660, '0 left', 'bad'],
      [660, 675, '3 left', 'wait'],
      [675, 1_020, '7 left', 'free'],
    ]);
    expect(row?.events[1]?.name).toBe('Recorders: 0 of 15 left, 10:00 to 11:00');
  });
});
