import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, IsNull } from 'typeorm';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { TransportAward } from '../../../server/modules/subsidies/entities/transport-award.entity.js';
import { TransportLedgerEntry } from '../../../server/modules/subsidies/entities/transport-ledger-entry.entity.js';
import { TransportScheme } from '../../../server/modules/subsidies/entities/transport-scheme.entity.js';
import { aScheme, aTransportCity, TransportVisits } from '../../factories/transport.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

type Entry = Pick<TransportLedgerEntry, 'entry' | 'committedChangePence'> & Partial<TransportLedgerEntry>;

/** Rows written by hand, as a careless script would: what holds here holds for every code path. */
describe('the transport ledger', () => {
  let it_: TestApp;
  let quoted: TransportAward;
  let committed: TransportAward;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
  });
  afterAll(() => it_.close());

  /** £35 quoted, £70 committed. */
  beforeEach(async () => {
    const city = await aTransportCity(it_);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    const visits = new TransportVisits(city);
    quoted = await awardOf((await visits.request(5_000)).id);
    committed = await awardOf((await visits.approved(10_000)).id);
  });

  const awardOf = (visitId: string) =>
    it_.store.read((manager) => manager.findOneByOrFail(TransportAward, { visitId }));
  const totals = async () => {
    const { schemeId: id } = committed;
    const scheme = await it_.store.read((manager) => manager.findOneByOrFail(TransportScheme, { id }));
    return [scheme.committedPence, scheme.paidPence];
  };
  const setTerms = (terms: Partial<TransportScheme>) =>
    it_.store.write((tx) => tx.manager.update(TransportScheme, { id: committed.schemeId }, terms));
  const write = (award: TransportAward, entry: Entry) =>
    it_.store.write(async (tx) => {
      const { authorityId, schemeId, partnerId, id: awardId } = award;
      const own = { id: newId(), authorityId, schemeId, partnerId, awardId, at: new Date(), actorId: null };
      await tx.manager.insert(TransportLedgerEntry, { ...own, paidChangePence: 0, ...entry });
    });
  const thrown = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

  it('keeps the totals, whoever writes it', async () => {
    await write(quoted, { entry: 'commit', committedChangePence: 3_500 });
    expect(await totals()).toEqual([10_500, 0]);
    await write(committed, { entry: 'pay', committedChangePence: -7_000, paidChangePence: 6_000 });
    expect(await totals()).toEqual([3_500, 6_000]);
  });

  it.each([
    ['the budget', { budgetPence: 10_499 }, 'transport_schemes_within_budget'],
    ['what one school may have', { perSchoolCapPence: 10_499 }, 'transport_school_totals_within_cap'],
  ])('takes no promise beyond %s', async (_, terms, guard) => {
    await setTerms(terms);
    const error = await thrown(write(quoted, { entry: 'commit', committedChangePence: 3_500 }));
    expect(isGuardViolation(error, guard)).toBe(true);
    expect(await totals()).toEqual([7_000, 0]);
  });

  it.each([
    ['the budget', { budgetPence: 6_999 }, 'transport_schemes_within_budget'],
    ['the school cap', { perSchoolCapPence: 6_999 }, 'transport_school_totals_within_cap'],
  ])('lets nobody lower %s below what is promised', async (_, terms, guard) => {
    expect(isGuardViolation(await thrown(setTerms(terms)), guard)).toBe(true);
  });

  it.each<[string, Entry]>([
    ['releases less than was committed', { entry: 'release', committedChangePence: -6_999 }],
    ['releases more than was committed', { entry: 'release', committedChangePence: -7_001 }],
    ['pays and keeps a part of the promise', { entry: 'pay', committedChangePence: -6_000, paidChangePence: 6_000 }],
    ['pays more than was committed', { entry: 'pay', committedChangePence: -7_000, paidChangePence: 7_001 }],
    ['pays a negative amount', { entry: 'pay', committedChangePence: -7_000, paidChangePence: -1 }],
    ['releases upwards', { entry: 'release', committedChangePence: 7_000 }],
    ['commits the same award twice', { entry: 'commit', committedChangePence: 7_000 }],
  ])('takes no entry that %s', async (_, entry) => {
    expect(await thrown(write(committed, entry))).not.toBeNull();
    expect(await totals()).toEqual([7_000, 0]);
  });

  it.each<[string, Entry]>([
    ['commits more than was quoted', { entry: 'commit', committedChangePence: 3_501 }],
    ['releases what was never committed', { entry: 'release', committedChangePence: -3_500 }],
    ['pays what was never committed', { entry: 'pay', committedChangePence: -3_500, paidChangePence: 3_500 }],
  ])('takes no entry for a quoted award that %s', async (_, entry) => {
    expect(isGuardViolation(await thrown(write(quoted, entry)), 'transport_ledger_amount')).toBe(true);
  });

  it('closes an award once: what is paid cannot be paid or released again', async () => {
    await write(committed, { entry: 'pay', committedChangePence: -7_000, paidChangePence: 7_000 });
    for (const entry of ['pay', 'release'] as const) {
      const paidChangePence = entry === 'pay' ? 7_000 : 0;
      expect(await thrown(write(committed, { entry, committedChangePence: -7_000, paidChangePence }))).not.toBeNull();
    }
    expect(await totals()).toEqual([0, 7_000]);
  });

  it('books an award only to its own scheme and partner', async () => {
    const other = await aTransportCity(it_);
    await other.manager.post(`/api/v1/centres/${other.centreId}/transport-schemes`, aScheme());
    const stray = await awardOf((await new TransportVisits(other).request(5_000)).id);
    const entry = { entry: 'commit' as const, committedChangePence: 3_500 };
    expect(await thrown(write(quoted, { ...entry, schemeId: stray.schemeId }))).not.toBeNull();
    expect(await thrown(write(quoted, { ...entry, partnerId: other.otherSchoolId }))).not.toBeNull();
  });

  it('is never changed or cut short; without its trigger it would be (positive control)', async () => {
    const change = () => it_.store.write((tx) => sql(tx.manager)`UPDATE transport_ledger SET actor_id = NULL`);
    const cut = () => it_.store.write((tx) => sql(tx.manager)`DELETE FROM transport_ledger`);
    for (const attempt of [change, cut]) {
      expect(isGuardViolation(await thrown(attempt()), 'transport_ledger_append_only')).toBe(true);
    }
    const own = await testApp();
    own.clock.set('2026-11-24T09:00:00Z');
    const city = await aTransportCity(own);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    await new TransportVisits(city).approved(10_000);
    const triggers =
      own.database.engine === 'sqlite'
        ? ['DROP TRIGGER transport_ledger_no_update', 'DROP TRIGGER transport_ledger_no_delete']
        : ['DROP TRIGGER transport_ledger_append_only ON transport_ledger'];
    for (const statement of triggers) await own.app.get(DataSource).query(statement);
    const entries = () =>
      own.store.read((manager) => manager.count(TransportLedgerEntry, { where: { actorId: IsNull() } }));
    expect(await entries()).toBe(0);
    await own.store.write((tx) => sql(tx.manager)`UPDATE transport_ledger SET actor_id = NULL`);
    expect(await entries()).toBe(1);
    await own.store.write((tx) => sql(tx.manager)`DELETE FROM transport_ledger`);
    expect(await entries()).toBe(0);
    await own.close();
  });
});
