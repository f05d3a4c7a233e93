import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DomainEvents } from '../../../server/common/events/domain-events.js';
import { AvailabilityQueries } from '../../../server/modules/availability/availability.queries.js';
import { AskedVisitsService } from '../../../server/modules/availability/index.js';
import { CentresQueries } from '../../../server/modules/centres/centres.queries.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { TransportAwardsRepository } from '../../../server/modules/subsidies/transport-awards.repository.js';
import { TransportLedger } from '../../../server/modules/subsidies/transport-ledger.repository.js';
import { TransportQuotesService } from '../../../server/modules/subsidies/transport-quotes.service.js';
import { TransportSchemesRepository } from '../../../server/modules/subsidies/transport-schemes.repository.js';
import { VisitsQueries } from '../../../server/modules/visits/visits.queries.js';
import { VisitsRepository } from '../../../server/modules/visits/visits.repository.js';
import { aScheme, aTransportCity, type TransportCity } from '../../factories/transport.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { changedTables, contentsOf } from '../../support/database-contents.js';
import { statementsOf, type Statements } from '../../support/failing-statements.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const COLLABORATORS = [
  VisitsRepository,
  VisitsQueries,
  ReservationsRepository,
  AskedVisitsService,
  AvailabilityQueries,
  CentresQueries,
  DomainEvents,
  TransportAwardsRepository,
  TransportLedger,
  TransportQuotesService,
  TransportSchemesRepository,
];

type Method = (...args: unknown[]) => unknown;

describe('a fault at any step', () => {
  let it_: TestApp;
  let city: TransportCity;
  let poolId: string;
  let statements: Statements;

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aTransportCity(it_);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    poolId = await city.city.aPool(city.centreId, 30);
    statements = statementsOf(it_.app.get(DataSource));
  });
  afterEach(async () => {
    statements.restore();
    jest.restoreAllMocks();
    await it_.close();
  });

  const contents = () => contentsOf(it_.app.get(DataSource));

  const request = () => {
    const equipment = [{ poolId, quantity: 5 }];
    const over = { equipment, transport: { quotePence: 10_000 }, note: 'Two wheelchairs' };
    return city.teacher.post('/api/v1/visits', aRequest({ ...city, studioId: city.roomId }, over));
  };
  const move = (id: string, version: number, name: string, body: object = {}) =>
    city.manager.post(`/api/v1/visits/${id}/${name}`, { version, ...body });

  type Act = () => Promise<{ statusCode: number; body: string }>;
  const reasonCode = 'no_tutor';
  const answered = async (answer: Promise<{ statusCode: number; body: string }>): Promise<string> => {
    const { statusCode, body } = await answer;
    if (statusCode >= 300) throw new Error(body);
    return (JSON.parse(body) as { id: string }).id;
  };
  const requested = () => answered(request());
  const approved = async () => {
    const id = await requested();
    await answered(move(id, 1, 'approval'));
    return id;
  };

  /** What is prepared, what is then done, and in which tables a success shows. */
  const ACTS: [string, () => Promise<Act>, string[]][] = [
    [
      'asking',
      () => Promise.resolve(request),
      ['outbox', 'reservations', 'transport_awards', 'visit_history', 'visits'],
    ],
    [
      'approving',
      async () => {
        const id = await requested();
        return () => move(id, 1, 'approval');
      },
      [
        'outbox',
        'transport_awards',
        'transport_ledger',
        'transport_school_totals',
        'transport_schemes',
        'visit_history',
        'visits',
      ],
    ],
    [
      'declining',
      async () => {
        const id = await requested();
        return () => move(id, 1, 'decline', { reasonCode });
      },
      ['outbox', 'reservations', 'transport_awards', 'visit_history', 'visits'],
    ],
    [
      'cancelling',
      async () => {
        const id = await approved();
        return () => move(id, 2, 'cancellation', { reasonCode });
      },
      [
        'outbox',
        'reservations',
        'transport_awards',
        'transport_ledger',
        'transport_schemes',
        'visit_history',
        'visits',
      ],
    ],
    [
      'recording attendance',
      async () => {
        const id = await approved();
        it_.clock.set('2026-12-01T12:00:00Z');
        city.manager = await it_.people.manager(city.centreId);
        return () => move(id, 2, 'attendance', { pupils: 20, adults: 2 });
      },
      ['transport_awards', 'visit_history', 'visits'],
    ],
  ];

  it.each(ACTS)('of the database while %s leaves nothing behind', async (_name, prepare, tables) => {
    const act = await prepare();
    const before = await contents();
    let tried = 0;
    const fails = async (n: number, when: 'before' | 'after') => {
      statements.failAt(n, when);
      const { statusCode } = await act();
      expect([n, when, statusCode, changedTables(before, await contents())]).toEqual([n, when, 500, []]);
      tried += 1;
    };
    statements.failAt('COMMIT', 'before');
    await act();
    const commit = statements.sent.length;
    for (let n = 1; n <= commit; n += 1) {
      await fails(n, 'before');
      // What began or ended a transaction has done so, whatever is said afterwards.
      if (n > 1 && n < commit) await fails(n, 'after');
    }
    statements.letPass();
    expect((await act()).statusCode).toBeLessThan(300);
    expect(tried).toBeGreaterThan(10);
    expect(changedTables(before, await contents())).toEqual(expect.arrayContaining(tables));
  });

  /** Wraps every method of the collaborators. @returns those that were called, by name */
  function watch(faultAt: string | null): Set<string> {
    const called = new Set<string>();
    for (const kind of COLLABORATORS) {
      const target = it_.app.get<Record<string, Method>>(kind, { strict: false });
      for (const method of Object.getOwnPropertyNames(kind.prototype).filter((name) => name !== 'constructor')) {
        const name = `${kind.name}.${method}`;
        const real = target[method]!.bind(target);
        jest.spyOn(target, method).mockImplementation((...args) => {
          called.add(name);
          const result = real(...args);
          if (name !== faultAt) return result;
          const fault = new Error(`a fault after ${name}`);
          if (!(result instanceof Promise)) throw fault;
          return result.then(() => Promise.reject(fault));
        });
      }
    }
    return called;
  }

  it.each(ACTS)('of any part of the application while %s leaves nothing behind', async (_name, prepare) => {
    const act = await prepare();
    const before = await contents();
    statements.failAt('COMMIT', 'before');
    const called = watch(null);
    await act();
    statements.letPass();
    for (const name of called) {
      jest.restoreAllMocks();
      watch(name);
      const { statusCode } = await act();
      expect([name, statusCode, changedTables(before, await contents())]).toEqual([name, 500, []]);
    }
    expect(called.size).toBeGreaterThan(5);
    jest.restoreAllMocks();
    expect((await act()).statusCode).toBeLessThan(300);
  });
});
