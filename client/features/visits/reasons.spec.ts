import { describe, expect, it } from '@jest/globals';
import { NO_SHOW_REASONS, reasonsOf } from './reasons.js';

const values = (choices: readonly { value: string }[]) => choices.map(({ value }) => value);

describe('the reasons to choose from', () => {
  it('are the centre’s own first, for the centre', () => {
    expect(values(reasonsOf('centre'))).toEqual([
      'centre_closed',
      'room_not_available',
      'equipment_not_available',
      'no_tutor',
      'group_too_large',
      'not_suitable',
      'host_needs_room',
      'timetable',
      'location',
      'transport_cost',
      'transport_time',
      'disruption',
      'cover',
      'relations',
      'other',
    ]);
  });

  it('are what keeps schools away, and what nobody is to blame for, for a school', () => {
    expect(values(reasonsOf('partner'))).toEqual([
      'timetable',
      'location',
      'transport_cost',
      'transport_time',
      'disruption',
      'cover',
      'relations',
      'plans_changed',
      'asked_by_mistake',
      'not_suitable',
      'other',
    ]);
    expect(reasonsOf('partner').map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Plans changed', 'Asked by mistake']),
    );
  });

  it('never blame the centre where nobody came', () => {
    expect(values(NO_SHOW_REASONS)).not.toContain('centre_closed');
    expect(values(NO_SHOW_REASONS)).toContain('timetable');
  });
});
