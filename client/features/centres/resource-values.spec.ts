import { describe, expect, it } from '@jest/globals';
import { overrideValues, tutorValues } from './resource-values.js';

const ines = {
  id: 'tutor',
  centreId: 'centre',
  name: 'Ines',
  account: { id: 'person', name: 'Ines Island' },
  skills: ['radio', 'beekeeping', 'CAD'],
  hours: [{ weekday: 2, opens: '09:00', closes: '12:00' }],
  leave: [],
  retired: false,
  version: 3,
};

describe('a tutor, in the form', () => {
  it('has skills ticked where the vocabulary knows them, and written out otherwise', () => {
    expect(tutorValues(ines)).toEqual({
      name: 'Ines',
      personId: 'person',
      known: ['radio', 'CAD'],
      other: 'beekeeping',
      hours: [{ weekday: 2, opens: '09:00', closes: '12:00' }],
    });
  });

  it('begins with a usual week and no account', () => {
    expect(tutorValues(null)).toMatchObject({ personId: '', known: [], other: '' });
    expect(tutorValues(null).hours.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5]);
    expect(tutorValues({ ...ines, account: null }).personId).toBe('');
  });
});

describe('a day with hours of its own, in the form', () => {
  it('begins closed, and keeps what is there apart from the list that shows it', () => {
    expect(overrideValues(null)).toEqual({ day: '', hours: [], reason: '' });
    const hours = [{ opens: '18:00', closes: '20:00' }];
    const values = overrideValues({ id: 'one', day: '2026-12-01', hours, reason: 'Open evening', version: 1 });
    expect(values).toEqual({ day: '2026-12-01', hours, reason: 'Open evening' });
    expect(values.hours[0]).not.toBe(hours[0]);
  });
});
