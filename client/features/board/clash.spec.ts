import { describe, expect, it } from '@jest/globals';
import { aDay, aRoom, aStay, at } from '../../../test/factories/board.factory.js';
import type { DayView } from '#shared/contracts/availability.contract.js';
import { boardOf } from './board-rows.js';
import { clashOf, type Wanted } from './clash.js';
import { clashText } from './moving.texts.js';

const OWN = aStay(['09:45', '10:00', '11:00', '11:10'], 'approved');
const OTHER = aStay(['12:45', '13:00', '14:00', '14:10'], 'approved');
/** Set up for 15 minutes, cleared down for 10, as `aRoom` is. */
const ROOMS = [aRoom({ stays: [OWN, OTHER] }), aRoom({ id: 'lab', name: 'Lab', capacity: 20 })];

const wanted = (over: Partial<Wanted>): Wanted => ({
  ...{ roomId: 'room', start: 600, end: 660, visit: OWN.visit, preparation: 0 },
  ...over,
});
const day = (over: Partial<DayView> = {}) => boardOf(aDay({ rooms: ROOMS, ...over }));
const codeOf = (over: Partial<Wanted>, facts?: Partial<DayView>, present = 0) =>
  clashOf(wanted(over), day(facts), { present })?.code ?? null;

describe('what stands in the way of a visit', () => {
  it('is never the visit itself', () => {
    expect(codeOf({})).toBeNull();
    expect(codeOf({ start: 615, end: 675 })).toBeNull();
  });

  it('is another one in the room, and time to set up or clear down, to the minute', () => {
    expect(codeOf({ start: 780, end: 840 })).toBe('taken');
    // Its own session ends at 12:35 and is cleared down at 12:45, when the other begins to be set up.
    expect(codeOf({ start: 695, end: 755 })).toBeNull();
    expect(codeOf({ start: 696, end: 756 })).toBe('no_setup_time');
    expect(codeOf({ start: 864, end: 924 })).toBe('no_setup_time');
    expect(codeOf({ start: 865, end: 925 })).toBeNull();
    // Within what the other holds, but not within its session.
    expect(codeOf({ start: 705, end: 766 })).toBe('taken');
  });

  it('is a time that is over, or at which the centre is closed', () => {
    expect(codeOf({}, {}, 601)).toBe('past');
    expect(codeOf({}, {}, 600)).toBeNull();
    expect(codeOf({ start: 505, end: 560 })).toBe('outside_hours');
    expect(codeOf({ start: 510, end: 570 })).toBeNull();
    expect(codeOf({}, { hours: [] })).toBe('closed_day');
  });

  it('is no gap between hours that touch', () => {
    const hours = [
      { opens: '08:30', closes: '10:30', from: at('08:30'), until: at('10:30') },
      { opens: '10:30', closes: '16:30', from: at('10:30'), until: at('16:30') },
    ];
    expect(codeOf({}, { hours })).toBeNull();
  });

  it('is a room that is too small or closed', () => {
    expect(codeOf({ roomId: 'lab' })).toBe('too_small');
    expect(codeOf({ roomId: 'lab', visit: null })).toBeNull();
    const closures = [{ from: at('11:05'), until: null, reason: 'New carpet' }];
    const rooms = [aRoom({ closures })];
    expect(codeOf({}, { rooms })).toBe('room_closed');
    expect(codeOf({ start: 590, end: 655 }, { rooms })).toBeNull();
  });

  it('is equipment that others have, not what it holds itself', () => {
    const levels = [
      { from: at('00:00'), left: 15 },
      { from: at('10:00'), left: 0 },
      { from: at('11:00'), left: 14 },
      { from: at('14:30'), left: 20 },
    ];
    const pools = [{ id: 'recorders', name: 'Recorders', quantity: 20, outOfService: 0, levels }];
    expect(codeOf({}, { pools })).toBeNull();
    // From 10:30 to 11:00 it gives back its own 15; after that only 14 are left.
    expect(codeOf({ start: 630, end: 690 }, { pools })).toBe('short');
    expect(codeOf({ start: 870, end: 930 }, { pools })).toBeNull();
    expect(codeOf({ start: 870, end: 930, preparation: 15 }, { pools })).toBe('short');
    expect(codeOf({ start: 870, end: 930, visit: null, preparation: 15 }, { pools })).toBeNull();
  });

  it('is a tutor who is not there, or with others', () => {
    const hours = [{ opens: '09:00', closes: '15:00', from: at('09:00'), until: at('15:00') }];
    const leave = [{ from: at('14:30'), until: at('15:00'), reason: 'Dentist' }];
    const tutor = { id: 'ines', name: 'Ines', skills: [], hours, stays: [OWN, OTHER], closures: leave };
    expect(codeOf({}, { tutors: [tutor] })).toBeNull();
    expect(codeOf({ start: 900, end: 960 }, { tutors: [tutor] })).toBe('tutor_away');
    expect(codeOf({ start: 855, end: 885 }, { tutors: [tutor], rooms: [aRoom()] })).toBe('tutor_away');
    expect(codeOf({ start: 750, end: 780, roomId: 'room' }, { tutors: [tutor], rooms: [aRoom()] })).toBe('tutor_taken');
    expect(codeOf({ start: 540, end: 600, preparation: 30 }, { tutors: [tutor] })).toBe('tutor_away');
  });

  it('is said in a sentence', () => {
    const said = (over: Partial<Wanted>) => clashText(clashOf(wanted(over), day(), { present: 0 })!);
    expect(said({ start: 780, end: 840 })).toBe('Radio studio is taken: Hillside School, 13:00 to 14:00.');
    expect(said({ start: 700, end: 760 })).toBe(
      'No time to set up or clear down: Hillside School has Radio studio 12:45 to 14:10.',
    );
    expect(said({ roomId: 'lab' })).toBe('Lab has only 20 places.');
    expect(clashText({ code: 'short', pool: 'Recorders', left: 3 })).toBe('Only 3 recorders are left then.');
  });
});
