import { describe, expect, it } from '@jest/globals';
import type { DoorSlot, DoorView } from '#shared/contracts/doors.contract.js';
import { doorWords } from './door-state.js';

const at = (time: string) => `2026-12-01T${time}:00.000Z`;
const visit = (over: Partial<DoorSlot> = {}): DoorSlot => ({
  ...{ kind: 'visit', from: at('09:45'), until: at('12:15'), startsAt: at('10:00'), endsAt: at('12:00') },
  ...{ activity: null, school: null },
  ...over,
});
const afternoon = visit({ from: at('13:45'), until: at('15:15'), startsAt: at('14:00'), endsAt: at('15:00') });
const door = (...slots: DoorSlot[]): DoorView => ({
  ...{ room: 'Radio studio', centre: 'Quayside CLC', zone: 'Europe/London', day: '2026-12-01', slots },
});
const said = (view: DoorView, time: string) => doorWords(view, new Date(at(time)));

describe('a door display', () => {
  it('says that the room is free, and until when', () => {
    expect(said(door(visit()), '09:00')).toMatchObject({ busy: false, headline: 'Free', until: 'Free until 09:45' });
    expect(said(door(visit()), '12:15')).toMatchObject({ headline: 'Free', until: 'Free for the rest of the day' });
    expect(said(door(), '09:00')).toMatchObject({ next: 'Nothing more today', nextDetail: '' });
  });

  it('tells set-up, session and clear-down apart, to the minute', () => {
    const view = door(visit(), afternoon);
    expect(said(view, '09:45')).toMatchObject({ busy: true, headline: 'Being set up for 10:00' });
    expect(said(view, '10:00')).toMatchObject({ headline: 'In use', detail: '', until: 'Until 12:00' });
    expect(said(view, '11:59')).toMatchObject({ headline: 'In use', next: '14:00 to 15:00', nextDetail: 'In use' });
    expect(said(view, '12:00')).toMatchObject({ headline: 'Being cleared', until: 'Until 12:15' });
  });

  it('names activity and school only where it was told them', () => {
    const named = { activity: 'Podcasting', school: 'Hillside School' };
    const view = door(visit(named), { ...afternoon, ...named });
    expect(said(view, '10:30')).toMatchObject({ headline: 'Podcasting', detail: 'Hillside School' });
    expect(said(view, '10:30')).toMatchObject({ nextDetail: 'Podcasting, Hillside School' });
  });

  it('says when the room is closed', () => {
    const closed = visit({
      kind: 'closed',
      from: at('08:00'),
      startsAt: at('08:00'),
      until: at('18:00'),
      endsAt: at('18:00'),
    });
    expect(said(door(closed), '09:00')).toMatchObject({ busy: true, headline: 'Closed', until: 'Until 18:00' });
    expect(said(door(closed), '07:00')).toMatchObject({ next: '08:00 to 18:00', nextDetail: 'Closed' });
  });
});
