import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SetupView } from '#shared/contracts/setup.contract.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('setting up, from nothing', () => {
  let it_: TestApp;
  let city: CityFactory;
  let administrator: Caller;
  let authorityId: string;
  let schoolId: string;
  let centreId: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(NOW);
    city = new CityFactory(it_.store);
    administrator = await it_.people.administrator();
  });
  afterAll(() => it_.close());

  const view = async (caller = administrator): Promise<SetupView> => {
    const answer = await caller.get('/api/v1/set-up/tasks');
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const states = async (caller = administrator) =>
    (await view(caller)).tasks.map(({ key, state, done }) => `${key} ${state} ${String(done)}`);

  it('finds nothing on an empty database', async () => {
    expect(await view()).toMatchObject({
      complete: false,
      tasks: [{ state: 'to_do' }, { state: 'to_do' }, {}, {}, {}, {}],
    });
  });

  it('counts open schools only', async () => {
    authorityId = await city.anAuthority();
    await city.aSchool(authorityId, { status: 'closed' });
    expect((await states()).slice(0, 3)).toEqual(['authority done 1', 'schools to_do 0', 'centre not_yet 0']);
    schoolId = await city.aSchool(authorityId, { status: 'proposed_to_close' });
    expect((await states()).slice(1, 3)).toEqual(['schools done 1', 'centre to_do 0']);
  });

  it('asks for rooms in use and for partnerships that have not ended', async () => {
    centreId = await city.aCentre(authorityId);
    const hostId = await city.aSchool(authorityId);
    await city.aPartnership(centreId, hostId, { role: 'host' });
    await city.aRoom(centreId, { retiredAt: new Date(NOW) });
    await city.aPartnership(centreId, schoolId, { startsOn: '2025-09-01', endsOn: '2026-11-23' });
    expect((await states()).slice(2)).toEqual([
      'centre done 1',
      'rooms to_do 0',
      'partnerships to_do 0',
      'people to_do 0',
    ]);
    await city.aRoom(centreId);
    await city.aPartnership(centreId, schoolId, { startsOn: '2027-01-05' });
    expect((await states()).slice(3, 5)).toEqual(['rooms done 1', 'partnerships done 1']);
  });

  it('sees an invitation as a start, and people once they are there', async () => {
    const grant = { role: 'centre_manager', scopeKind: 'centre', scopeId: centreId };
    await administrator.post('/api/v1/invitations', { name: 'Mo', email: 'mo@fictional.example', ...grant });
    expect((await states()).at(-1)).toBe('people started 0');
    await it_.people.manager(centreId);
    await it_.people.teacher(schoolId);
    expect(await view()).toMatchObject({ complete: true });
  });

  it('is of an officer’s own authority only', async () => {
    const elsewhere = await city.anAuthority({ name: 'Moorshire' });
    const stranger = await it_.people.officer(elsewhere);
    expect(await states(stranger)).toEqual([
      ...['authority done 1', 'schools to_do 0', 'centre not_yet 0'],
      ...['rooms not_yet 0', 'partnerships not_yet 0', 'people not_yet 0'],
    ]);
    expect(await view(await it_.people.officer(authorityId))).toMatchObject({ complete: true });
  });

  it('leads to the centre that lacks something', async () => {
    const second = await city.aCentre(authorityId, { name: 'Zinc Street CLC' });
    const { complete, tasks } = await view();
    expect(complete).toBe(false);
    expect(tasks.find(({ key }) => key === 'rooms')).toEqual({
      ...{ key: 'rooms', state: 'started', done: 1, of: 2 },
      next: { id: second, name: 'Zinc Street CLC' },
    });
  });
});
