import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { MeasuredJourney } from '../../common/kernel/journey.js';
import { Clock } from '../../common/ports/clock.js';
import { GreatCircleJourneys, JourneyProvider, type Way } from '../../common/ports/journey-provider.js';
import { JourneyMeasures } from './journey-measures.js';

const CENTRE = { latitude: 53.8, longitude: -1.55 };
/** Due north, so many miles by road. */
const wayOf = (miles: number): Way => ({
  from: { ...CENTRE, latitude: CENTRE.latitude + miles / 1.3 / 69.0934 },
  to: CENTRE,
});
const NEAR = wayOf(4.2);
const FAR = wayOf(12);

type Answer = (signal: AbortSignal) => Promise<MeasuredJourney | null>;

class FakeEngine extends JourneyProvider {
  readonly origin = 'provider';
  asked = 0;
  answer: Answer = () => Promise.resolve({ minutes: 22, metres: 7_000 });

  measure(_: Way, signal: AbortSignal): Promise<MeasuredJourney | null> {
    this.asked += 1;
    return this.answer(signal);
  }
}

class StoppedClock extends Clock {
  at = new Date('2026-11-24T09:00:00Z');
  now = () => this.at;
  pass(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}

describe('measuring a journey', () => {
  let engine: FakeEngine;
  let clock: StoppedClock;
  let measures: JourneyMeasures;
  let warned: jest.SpiedFunction<Logger['warn']>;

  beforeEach(() => {
    engine = new FakeEngine();
    clock = new StoppedClock();
    measures = new JourneyMeasures(engine, clock);
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.useRealTimers();
    warned.mockRestore();
  });

  it('is estimated from the map as long as there is no engine', async () => {
    const plain = new JourneyMeasures(new GreatCircleJourneys(), clock);
    const journey = await plain.measure(NEAR, true);
    expect(journey).toMatchObject({ minutes: 15, origin: 'estimate' });
    expect(await plain.measure(NEAR, false)).toEqual(journey);
  });

  it('takes what the engine found, rounded up to five minutes, and asks once a day', async () => {
    const found = { minutes: 25, metres: 7_000, origin: 'provider' };
    expect(await measures.measure(NEAR, true)).toEqual(found);
    expect(await measures.measure(NEAR, true)).toEqual(found);
    expect(engine.asked).toBe(1);
    clock.pass(86_400_000);
    await measures.measure(NEAR, true);
    expect(engine.asked).toBe(2);
  });

  it('does not ask where nobody may wait, but takes what was answered before', async () => {
    expect(await measures.measure(NEAR, false)).toMatchObject({ minutes: 15, origin: 'estimate' });
    expect(engine.asked).toBe(0);
    await measures.measure(NEAR, true);
    expect(await measures.measure(NEAR, false)).toMatchObject({ minutes: 25, origin: 'provider' });
  });

  it('waits two seconds for an engine that hangs, tells it to stop, and then nobody waits for a minute', async () => {
    jest.useFakeTimers();
    let stopped = false;
    engine.answer = (signal) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          stopped = true;
        });
      });
    const journey = measures.measure(NEAR, true);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(stopped).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(stopped).toBe(true);
    expect(await journey).toMatchObject({ minutes: 15, origin: 'estimate' });
    expect(await measures.measure(FAR, true)).toMatchObject({ origin: 'estimate' });
    expect(engine.asked).toBe(1);
    clock.pass(60_000);
    engine.answer = () => Promise.resolve({ minutes: 40, metres: 20_000 });
    expect(await measures.measure(FAR, true)).toMatchObject({ minutes: 40, origin: 'provider' });
  });

  it('estimates when the engine fails, and says so once however often it fails', async () => {
    engine.answer = () => Promise.reject(new Error('connection refused'));
    for (const way of [NEAR, FAR, NEAR]) {
      expect(await measures.measure(way, true)).toMatchObject({ origin: 'estimate' });
      clock.pass(60_000);
    }
    expect(engine.asked).toBe(3);
    expect(warned.mock.calls).toEqual([[expect.stringContaining('connection refused')]]);
  });

  it('estimates when the engine throws before it promises anything', async () => {
    engine.answer = () => {
      throw new Error('not configured');
    };
    expect(await measures.measure(NEAR, true)).toMatchObject({ minutes: 15, origin: 'estimate' });
  });

  it('says so again when it fails after it has worked in between', async () => {
    engine.answer = () => Promise.reject(new Error('first outage'));
    await measures.measure(NEAR, true);
    clock.pass(60_000);
    engine.answer = () => Promise.resolve({ minutes: 20, metres: 7_000 });
    await measures.measure(NEAR, true);
    engine.answer = () => Promise.reject(new Error('second outage'));
    await measures.measure(FAR, true);
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it.each([
    { minutes: -5, metres: 7_000 },
    { minutes: Number.NaN, metres: 7_000 },
    { minutes: 20, metres: Number.NaN },
    { minutes: 20, metres: -1 },
    { minutes: Infinity, metres: 7_000 },
    { minutes: 100_000, metres: 7_000 },
  ])('does not believe $minutes minutes for $metres metres, and goes on asking about other ways', async (nonsense) => {
    engine.answer = () => Promise.resolve(nonsense);
    expect(await measures.measure(NEAR, true)).toMatchObject({ minutes: 15, origin: 'estimate' });
    expect(warned).toHaveBeenCalledTimes(1);
    engine.answer = () => Promise.resolve({ minutes: 31, metres: 20_000 });
    expect(await measures.measure(FAR, true)).toMatchObject({ minutes: 35, origin: 'provider' });
  });

  it('estimates, without complaint, where the engine knows no way', async () => {
    engine.answer = () => Promise.resolve(null);
    expect(await measures.measure(NEAR, true)).toMatchObject({ minutes: 15, origin: 'estimate' });
    expect(warned).not.toHaveBeenCalled();
  });
});
