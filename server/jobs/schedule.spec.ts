import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Schedule } from './schedule.js';

describe('the schedule', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Logger.overrideLogger(false);
  });
  afterEach(() => {
    jest.useRealTimers();
    Logger.overrideLogger(['error']);
  });

  /** A job that ends when the test says so. */
  const slowJob = () => {
    const finish: (() => void)[] = [];
    const work = () => new Promise<void>((resolve) => finish.push(resolve));
    return { work, begun: () => finish.length, finish: () => finish.at(-1)?.() };
  };

  it('does a job at every interval', async () => {
    const work = jest.fn(() => Promise.resolve());
    new Schedule({ jobs: true }).every(1_000, 'sweep', work);
    await jest.advanceTimersByTimeAsync(3_500);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('does not begin a run while the last one is under way', async () => {
    const job = slowJob();
    new Schedule({ jobs: true }).every(1_000, 'sweep', job.work);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(job.begun()).toBe(1);
    job.finish();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(job.begun()).toBe(2);
  });

  it('goes on after a run that failed', async () => {
    const work = jest.fn(() => Promise.reject(new Error('no luck')));
    new Schedule({ jobs: true }).every(1_000, 'sweep', work);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('runs nothing by itself where jobs are off, and on request all the same', async () => {
    const work = jest.fn(() => Promise.resolve());
    const schedule = new Schedule({ jobs: false });
    schedule.every(1_000, 'sweep', work);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(work).not.toHaveBeenCalled();
    await schedule.run('sweep');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('waits at shutdown for the run under way and begins no other', async () => {
    const job = slowJob();
    const schedule = new Schedule({ jobs: true });
    schedule.every(1_000, 'sweep', job.work);
    await jest.advanceTimersByTimeAsync(1_000);
    const stopped = jest.fn();
    const stopping = schedule.beforeApplicationShutdown().then(stopped);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(stopped).not.toHaveBeenCalled();
    job.finish();
    await stopping;
    await schedule.run('sweep');
    expect(job.begun()).toBe(1);
  });

  it('refuses a second job of the same name and an unknown one', () => {
    const schedule = new Schedule({ jobs: false });
    schedule.every(1_000, 'sweep', () => Promise.resolve());
    expect(() => {
      schedule.every(1_000, 'sweep', () => Promise.resolve());
    }).toThrow('two jobs called "sweep"');
    expect(() => schedule.run('dust')).toThrow('no job called "dust"');
  });
});
