import { describe, expect, it } from '@jest/globals';
import { ApiRefusal, Fault, InvalidInput } from '../../core/errors.js';
import { onItsField, refusedBecause } from './refusal-words.js';

const refused = (refusal: string, details?: object): ApiRefusal =>
  new ApiRefusal({ refusal, message: 'As the server says.', status: 409, details });

describe('a refusal on screen', () => {
  it('says how many visits are to come', () => {
    expect(refusedBecause(refused('room/still-booked', { visits: 1 }))).toBe(
      '1 visit is still to come. Cancel or move it first.',
    );
    expect(refusedBecause(refused('room/still-booked', { visits: 3 }))).toBe(
      '3 visits are still to come. Cancel or move them first.',
    );
  });

  it('says the most that is promised, and on which day by the centre’s clock', () => {
    const details = { promised: 11, at: '2026-06-01T23:30:00.000Z' };
    expect(refusedBecause(refused('equipment/already-promised', details))).toBe(
      '11 are promised to visits on Tuesday 2 June. Enter 11 or more.',
    );
  });

  it('is the server’s own sentence otherwise', () => {
    expect(refusedBecause(refused('resource/stale'))).toBe('As the server says.');
  });
});

describe('a refusal that one answer can mend', () => {
  it('becomes an error of that answer', () => {
    const error = onItsField(refused('equipment/more-than-there-are', { inService: 4 }));
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).issues).toEqual([
      { path: 'quantity', message: 'Only 4 are in service. Enter 4 or fewer.' },
    ]);
  });

  it('leaves every other error as it was', () => {
    const stale = refused('resource/stale');
    const fault = new Fault({ kind: 'offline' });
    expect(onItsField(stale)).toBe(stale);
    expect(onItsField(fault)).toBe(fault);
  });
});
