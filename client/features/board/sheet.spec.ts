import { describe, expect, it } from '@jest/globals';
import { aDay, aRoom, aStay } from '../../../test/factories/board.factory.js';
import type { DayView } from '#shared/contracts/availability.contract.js';
import { axisSpans, dayGroups } from './axis-spans.js';
import { choicesIn, filtersIn, isNarrowed, listed, queryOf, type BoardFilters } from './board-filters.js';
import { boardOf } from './board-rows.js';
import { fixedBy } from './moving.texts.js';
import { blocksOf, daysOf, homeOf, rowsOf } from './sheet.js';

const NONE: BoardFilters = { kind: null, features: [], partnerId: null, state: null };
const approved = aStay(['10:00', '10:00', '11:00', '11:00'], 'approved');
const waiting = aStay(['13:00', '13:00', '14:00', '14:00'], 'requested');
const tuesday = aDay({
  rooms: [
    aRoom({ features: ['radio', 'stage'], stays: [approved, waiting] }),
    aRoom({ id: 'lab', name: 'Lab', features: ['radio'] }),
  ],
  tutors: [{ id: 'ines', name: 'Ines', skills: [], hours: [], stays: [], closures: [] }],
  pools: [{ id: 'pool', name: 'Recorders', quantity: 15, outOfService: 0, levels: [] }],
});
const hour = (day: string, time: string): string => `${day}T${time}:00.000Z`;
const on = (day: string, over: Partial<DayView> = {}): DayView => ({
  ...tuesday,
  day,
  hours: [{ opens: '09:00', closes: '16:00', from: hour(day, '09:00'), until: hour(day, '16:00') }],
  rooms: tuesday.rooms.map((room) => ({ ...room, stays: [] })),
  ...over,
});

describe('the days of a week side by side', () => {
  const levels = [
    { from: hour('2026-12-02', '00:00'), left: 15 },
    { from: hour('2026-12-02', '10:00'), left: 3 },
    { from: hour('2026-12-02', '11:00'), left: 9 },
  ];
  const pools = [{ ...tuesday.pools[0]!, levels }];
  const days = daysOf([on('2026-11-30'), tuesday, on('2026-12-02', { pools }), on('2026-12-05', { hours: [] })]);

  it('leaves out days on which nothing can take place, and has one frame for all', () => {
    expect(days.axis).toEqual({ start: 480, end: 1_020, days: ['2026-11-30', '2026-12-01', '2026-12-02'] });
  });

  it('puts each visit on its own day, and finds it again by its key', () => {
    const [room] = rowsOf(days, NONE);
    expect(room?.events.map(({ key, start, end }) => [key, start, end])).toEqual([
      ['2026-12-01 room visit-10:00', 1_140, 1_200],
      ['2026-12-01 room visit-13:00', 1_320, 1_380],
    ]);
    expect(blocksOf(days).get('2026-12-01 room visit-13:00')).toMatchObject({
      day: '2026-12-01',
      stay: { state: 'requested', start: 780 },
    });
  });

  it('says of equipment what is left at the least, and of tutors their days off', () => {
    const rows = rowsOf(days, NONE);
    const labels = (key: string) =>
      rows.find((row) => row.key === key)?.events.map(({ label, start }) => [label, start]);
    expect(labels('pool')).toEqual([['3 at the least', 1_560]]);
    expect(labels('ines')).toEqual([
      ['Day off', 480],
      ['Day off', 1_020],
      ['Day off', 1_560],
    ]);
  });

  it('has the days above every second hour', () => {
    expect(dayGroups(days.axis)?.map(({ start, label }) => [start, label])).toEqual([
      [480, 'Mon 30 Nov'],
      [1_020, 'Tue 1 Dec'],
      [1_560, 'Wed 2 Dec'],
    ]);
    expect(
      axisSpans(days.axis, [])
        ?.slice(0, 6)
        .map(({ start, end, label }) => [start, end, label]),
    ).toEqual([
      [480, 600, '08:00'],
      [600, 720, '10:00'],
      [720, 840, '12:00'],
      [840, 960, '14:00'],
      [960, 1_020, '16:00'],
      [1_020, 1_140, '08:00'],
    ]);
  });

  it('is the whole week when it is closed on all of it', () => {
    const closed = daysOf([on('2026-12-05', { hours: [] }), on('2026-12-06', { hours: [] })]);
    expect(closed.axis.days).toEqual(['2026-12-05']);
  });
});

describe('a visit that is to be moved', () => {
  const inHalf = { ...approved, room: { id: 'half', name: 'North half' } };
  const day = on('2026-12-01', {
    rooms: [
      aRoom({ id: 'hall', name: 'Hall', stays: [inHalf] }),
      aRoom({ id: 'half', name: 'North half', stays: [approved, aStay(['13:00', '13:00', '14:00', '14:00'])] }),
    ],
    tutors: [{ id: 'ines', name: 'Ines', skills: [], hours: [], stays: [inHalf], closures: [] }],
  });
  const blocks = blocksOf(daysOf([day]));
  const home = (row: string, what = 'visit-10:00') => homeOf(blocks, `2026-12-01 ${row} ${what}`)?.key ?? null;

  it('is moved in its own room, whichever row it was chosen in', () => {
    expect(['hall', 'half', 'ines'].map((row) => home(row))).toEqual(Array(3).fill('2026-12-01 half visit-10:00'));
    expect(home('half', '2026-12-01T13:00:00.000Z')).toBeNull();
    expect(home('nowhere')).toBeNull();
  });

  it('stays where it is once it has begun, and while its school chooses between times', () => {
    const stay = (state: 'approved' | 'requested' | 'offered' | 'attended') =>
      boardOf(on('2026-12-01', { rooms: [aRoom({ stays: [aStay(['10:00', '10:00', '11:00', '11:00'], state)] })] }))
        .rooms[0]!.stays[0]!;
    expect([fixedBy(stay('approved'), 600), fixedBy(stay('requested'), 0)]).toEqual([null, null]);
    expect(fixedBy(stay('approved'), 601)).toMatch(/^It has begun/);
    expect(fixedBy(stay('attended'), 0)).toMatch(/^It has begun/);
    expect(fixedBy(stay('offered'), 0)).toMatch(/choosing/);
  });
});

describe('the lines of a single day', () => {
  const { axis } = daysOf([tuesday]);
  const period = (name: string, kind: 'lesson' | 'break', starts: string, ends: string) => ({
    name,
    kind,
    starts,
    ends,
  });

  it('are hours, or the unequal lessons of the school that was chosen', () => {
    expect(axisSpans(axis, [])).toBeUndefined();
    expect(dayGroups(axis)).toBeUndefined();
    expect(
      axisSpans(axis, [period('P1', 'lesson', '07:30', '09:40'), period('Break', 'break', '09:40', '10:00')]),
    ).toEqual([
      { start: 480, end: 580, label: 'P1', sublabel: '07:30 to 09:40', pause: false },
      { start: 580, end: 600, label: 'Break', sublabel: '09:40 to 10:00', pause: true },
    ]);
    expect(axisSpans(axis, [period('Early', 'lesson', '06:00', '07:00')])).toBeUndefined();
  });
});

describe('the filters', () => {
  const days = daysOf([tuesday]);
  const keys = (filters: Partial<BoardFilters>) => rowsOf(days, { ...NONE, ...filters }).map(({ key }) => key);

  it('keep the rows of a kind, and rooms that have everything', () => {
    expect(keys({})).toEqual(['room', 'lab', 'ines', 'pool']);
    expect(keys({ kind: 'rooms' })).toEqual(['room', 'lab']);
    expect(keys({ kind: 'pools' })).toEqual(['pool']);
    expect(keys({ features: ['radio', 'stage'] })).toEqual(['room', 'ines', 'pool']);
    expect(keys({ kind: 'rooms', features: ['kiln'] })).toEqual([]);
  });

  it('leave visits of others in their place, pale, and out of a list', () => {
    const filters = { ...NONE, state: 'requested' } as const;
    expect(rowsOf(days, filters)[0]?.events.map(({ tone }) => tone)).toEqual(['pale', 'wait']);
    expect(rowsOf(days, { ...NONE, partnerId: 'valley' })[0]?.events.map(({ tone }) => tone)).toEqual(['pale', 'pale']);
    expect(listed(boardOf(tuesday), filters).rooms[0]?.stays.map(({ state }) => state)).toEqual(['requested']);
    expect(listed(boardOf(tuesday), NONE).rooms[0]?.stays).toHaveLength(2);
  });

  it('offer what there is on these days', () => {
    expect(choicesIn(days.boards)).toEqual({
      features: ['radio', 'stage'],
      partners: [{ id: 'hillside', name: 'Hillside School' }],
      states: ['requested', 'approved'],
    });
  });

  it('stand in the address, and what makes no sense there narrows nothing', () => {
    const filters = { kind: 'tutors', features: ['radio', 'stage'], partnerId: 'hillside', state: 'approved' } as const;
    expect(filtersIn(queryOf(filters))).toEqual(filters);
    expect(filtersIn({ kind: 'lions', state: 'asleep', feature: '' })).toEqual(NONE);
    expect([isNarrowed(NONE), isNarrowed(filters)]).toEqual([false, true]);
  });
});
