import { describe, expect, it } from '@jest/globals';
import type { TimeOffer } from '#shared/contracts/search.contract.js';
import { weekPicture } from './week-picture.js';

const offer = (day: string, startTime: string, endTime: string, travel: TimeOffer['travel'] = null) =>
  ({ day, startTime, endTime, travel }) as TimeOffer;
const picture = (...offers: TimeOffer[]) =>
  weekPicture({
    offers,
    zone: 'Europe/London',
    hoursOn: () => [{ opens: '08:30', closes: '16:00' }],
    periodsOn: () => [
      { name: 'Period 1', kind: 'lesson', starts: '09:10', ends: '10:00' },
      { name: 'Break', kind: 'break', starts: '10:00', ends: '10:20' },
    ],
  });

describe('the picture of the week', () => {
  it('shows the school week in which all offers lie, with its opening and periods', () => {
    const { days, start, end, hours } = picture(offer('2026-12-01', '10:00', '12:00'));
    expect(days.map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']);
    expect([start, end, hours.length]).toEqual([480, 960, 8]);
    expect(days[1]).toMatchObject({
      open: [{ start: 510, end: 960 }],
      periods: [
        { name: 'Period 1', lesson: true, start: 550, end: 600 },
        { name: 'Break', lesson: false, start: 600, end: 620 },
      ],
      offers: [{ number: 1, start: 600, end: 720, away: { start: 600, end: 720 } }],
    });
    expect(days[0]?.offers).toEqual([]);
  });

  it('shows a Saturday only when an offer lies on it', () => {
    expect(picture(offer('2026-12-05', '10:00', '12:00')).days).toHaveLength(6);
  });

  it('shows only the days of the offers when they lie in several weeks, numbered as in the list', () => {
    const { days } = picture(offer('2026-12-08', '10:00', '12:00'), offer('2026-12-01', '10:00', '12:00'));
    expect(days.map(({ day, offers }) => [day, offers.map(({ number }) => number)])).toEqual([
      ['2026-12-01', [2]],
      ['2026-12-08', [1]],
    ]);
  });

  it('shows the way there and back, in summer, too, and reaches as far as it does', () => {
    const travel = { leaveAt: '2026-06-02T06:40:00Z', backAt: '2026-06-02T15:20:00Z' };
    const { days, start, end } = picture(offer('2026-06-02', '09:00', '15:00', travel));
    expect(days[1]?.offers[0]).toMatchObject({ start: 540, end: 900, away: { start: 460, end: 980 } });
    expect([start, end]).toEqual([420, 1020]);
  });

  it('puts offers of one day side by side', () => {
    const { days } = picture(offer('2026-12-01', '10:00', '12:00'), offer('2026-12-01', '11:00', '13:00'));
    expect(days[1]?.lanes).toBe(2);
    expect(days[1]?.offers.map(({ lane }) => lane)).toEqual([0, 1]);
  });
});
