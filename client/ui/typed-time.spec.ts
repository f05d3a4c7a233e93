import { describe, expect, it } from '@jest/globals';
import { readTypedTime } from './typed-time.js';

describe('a typed time', () => {
  it.each([
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9', '09:00'],
    ['14', '14:00'],
    ['14:05', '14:05'],
    ['2pm', '14:00'],
    ['2.15 pm', '14:15'],
    ['12am', '00:00'],
    ['12 p.m.', '12:00'],
    ['00:00', '00:00'],
  ])('reads %s as %s', (text, time) => {
    expect(readTypedTime(text)).toBe(time);
  });

  it.each(['', 'noon', '24:00', '9:60', '25', '13pm', '0am', '9:3', '12345'])('refuses %j', (text) => {
    expect(readTypedTime(text)).toBeNull();
  });
});
