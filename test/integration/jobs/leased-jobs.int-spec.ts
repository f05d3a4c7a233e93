import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { LeasedJobs, LeaseLostError, type LeasedRun } from '../../../server/jobs/leased-jobs.js';
import { LEASED_FOR_MS, LeasesRepository } from '../../../server/jobs/leases.repository.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { newId } from '../../../server/common/new-id.js';
import { runs } from '../../doses/depth.js';
import { appOn, testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';
const later = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();

describe('a job that one process at a time may do', () => {
  let one: TestApp;
  let two: TestApp;
  /** What a run does between looking and writing, which is where races live. */
  let looked: () => Promise<unknown>;
  let names = 0;
  let name: string;

  beforeAll(async () => {
    one = await testApp();
    // On PostgreSQL a second server; on SQLite a second scheduler in the only process there may be.
    two = isPostgres() ? await appOn(one.database) : one;
  });
  beforeEach(() => {
    name = `remind somebody, for the ${(names += 1)}th time`;
    looked = () => pause(20);
    one.clock.set(NOW);
    two.clock.set(NOW);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    if (two !== one) await two.close();
    await one.close();
  });

  /** Each server's own scheduler; on SQLite the second is made here, on the same store. */
  function schedulers(): { schedule: Schedule; jobs: LeasedJobs }[] {
    const leases = one.app.get(LeasesRepository);
    const own = new Schedule({ jobs: false });
    const second = isPostgres()
      ? { schedule: two.app.get(Schedule), jobs: two.app.get(LeasedJobs) }
      : { schedule: own, jobs: new LeasedJobs(one.store, leases, own) };
    return [{ schedule: one.app.get(Schedule), jobs: one.app.get(LeasedJobs) }, second];
  }

  /** Looks who is still to be reminded, dawdles, and reminds: the read-then-write that needs to be done by one alone. */
  const reminding = async (run: LeasedRun) => {
    const due = await one.store.read(
      (manager) => sql(manager)<{ count: number | string }>`SELECT count(*) AS count FROM outbox WHERE topic = ${name}`,
    );
    await looked();
    if (Number(due[0]?.count) > 0) return;
    await run.write(({ outbox }) => outbox({ topic: name, orderingKey: name, payload: {} }));
  };
  const reminders = async () => {
    const [row] = await one.store.read(
      (manager) => sql(manager)<{ count: number | string }>`SELECT count(*) AS count FROM outbox WHERE topic = ${name}`,
    );
    return Number(row?.count);
  };
  const register = (work: (run: LeasedRun) => Promise<void>) => {
    const all = schedulers();
    for (const { jobs } of all) jobs.every(60_000, name, work);
    return all.map(
      ({ schedule }) =>
        () =>
          schedule.run(name),
    );
  };
  const row = async () => {
    const [job] = await one.store.read(
      (manager) => sql(manager)<{ holder: string | null }>`SELECT holder FROM jobs WHERE name = ${name}`,
    );
    return job;
  };

  it('reminds once, though both begin at the same moment', async () => {
    for (let round = 0; round < runs(5, 100); round += 1) {
      name = `${name}.`;
      const begin = register(reminding);
      await Promise.all(begin.map((run) => run()));
      expect(await reminders()).toBe(1);
    }
  });

  it('reminds twice without the lease (positive control)', async () => {
    for (const app of [one, two]) {
      const leases = app.app.get(LeasesRepository);
      jest.spyOn(leases, 'take').mockImplementation(() => Promise.resolve(newId()));
      jest.spyOn(leases, 'keep').mockResolvedValue(true);
    }
    let lookers = 0;
    const { promise: both, resolve: go } = Promise.withResolvers<undefined>();
    looked = () => {
      lookers += 1;
      if (lookers === 2) go(undefined);
      return both;
    };
    await Promise.all(register(reminding).map((run) => run()));
    expect(await reminders()).toBe(2);
  });

  it('is free again after a run, also after one that failed, which is told', async () => {
    let fails = true;
    const [first, second] = register((run) => (fails ? Promise.reject(new Error('no luck')) : reminding(run)));
    await expect(first!()).rejects.toThrow('no luck');
    expect(await row()).toEqual({ holder: null });
    fails = false;
    await second!();
    expect(await reminders()).toBe(1);
  });

  it('stays with a process that died until its lease runs out, and is caught up by another then', async () => {
    const leases = one.app.get(LeasesRepository);
    expect(await leases.take(name)).not.toBeNull();
    const [, second] = register(reminding);
    for (const [ms, sent] of [
      [0, 0],
      [LEASED_FOR_MS - 1, 0],
      [LEASED_FOR_MS, 1],
    ] as const) {
      two.clock.set(later(ms));
      await second!();
      expect([ms, await reminders()]).toEqual([ms, sent]);
    }
  });

  it('keeps nothing of a run that comes back after another took over', async () => {
    let runsBegun = 0;
    const [first, second] = register(async (run) => {
      runsBegun += 1;
      if (runsBegun > 1) return reminding(run);
      one.clock.set(later(LEASED_FOR_MS + 1));
      two.clock.set(later(LEASED_FOR_MS + 1));
      await second!();
      return run.write(({ outbox }) => outbox({ topic: name, orderingKey: name, payload: {} }));
    });
    await expect(first!()).rejects.toThrow(LeaseLostError);
    expect(await reminders()).toBe(1);
  });

  it('stays with a run for as long as that goes on writing', async () => {
    const [first, second] = register(async (run) => {
      for (const half of [1, 2, 3]) {
        one.clock.set(later((half * LEASED_FOR_MS) / 2));
        two.clock.set(later((half * LEASED_FOR_MS) / 2));
        await run.write(() => Promise.resolve());
        await second!();
      }
      await run.write(({ outbox }) => outbox({ topic: name, orderingKey: name, payload: {} }));
    });
    await first!();
    expect(await reminders()).toBe(1);
  });

  it('is not waited for while another run writes', async () => {
    const written = Promise.withResolvers<undefined>();
    const [first, second] = register((run) =>
      run.write(async ({ outbox }) => {
        await written.promise;
        await outbox({ topic: name, orderingKey: name, payload: {} });
      }),
    );
    if (!isPostgres()) {
      // One writer at a time: the second run would queue behind the first unit of work, as every write does.
      written.resolve(undefined);
      await Promise.all([first!(), second!()]);
    } else {
      const begun = first!();
      await pause(50);
      await second!();
      written.resolve(undefined);
      await begun;
    }
    expect(await reminders()).toBe(1);
  });
});
