import { describe, expect, it } from '@jest/globals';
import { openingDays, sessionsOutside } from './opening-days.js';

const morning = { weekday: 1, opens: '09:00', closes: '12:00' };
const afternoon = { weekday: 1, opens: '13:00', closes: '17:00' };
const tuesday = { weekday: 2, opens: '08:30', closes: '20:30' };
const WEEK = [morning, afternoon, tuesday];

/** 30 November 2026 is a Monday. */
const days = (overrides: Parameters<typeof openingDays>[2] = []) =>
  Object.fromEntries(openingDays({ from: '2026-11-30', to: '2026-12-02' }, WEEK, overrides));

describe('the hours of days', () => {
  it('are those of their weekdays, and none on a weekday without', () => {
    expect(days()).toEqual({ '2026-11-30': [morning, afternoon], '2026-12-01': [tuesday], '2026-12-02': [] });
  });

  it('are their own where they have some, or none when closed', () => {
    const evening = { opens: '18:00', closes: '21:00' };
    const overrides = [
      { day: '2026-11-30', hours: [] },
      { day: '2026-12-02', hours: [evening] },
      { day: '2026-12-03', hours: [evening] },
    ];
    expect(days(overrides)).toEqual({
      '2026-11-30': [],
      '2026-12-01': [tuesday],
      '2026-12-02': [{ weekday: 3, ...evening }],
    });
  });

  it('of no day at all are none', () => {
    expect(openingDays({ from: '2026-12-02', to: '2026-12-01' }, WEEK, []).size).toBe(0);
  });
});

describe('sessions outside the hours of a day', () => {
  const at = (time: string): Date => new Date(`2026-07-01T${time}:00Z`);
  const sessions = [
    { from: at('08:00'), until: at('10:00') },
    { from: at('10:00'), until: at('12:00') },
    { from: at('08:00'), until: at('11:00') },
  ];

  it('are those not wholly inside one stretch, by the clock on the wall', () => {
    const hours = [
      { opens: '09:00', closes: '11:00' },
      { opens: '11:00', closes: '13:00' },
    ];
    expect(sessionsOutside(sessions, { day: '2026-07-01', hours }, 'Europe/London')).toBe(1);
    expect(sessionsOutside(sessions, { day: '2026-07-01', hours: [] }, 'Europe/London')).toBe(3);
  });
});
