import { describe, expect, it } from '@jest/globals';
import { canHost, placeAt, type HostSchool } from './host-school.js';

const aSchool = (facts: Partial<HostSchool> = {}): HostSchool => ({
  id: 'school',
  authorityId: 'authority',
  kind: 'school',
  status: 'open',
  street: 'Mill Lane',
  town: 'Ambridge',
  postcode: 'AB1 2CD',
  latitude: 53.8,
  longitude: -1.5,
  ...facts,
});
const nowhere = { street: null, town: null, postcode: null, latitude: null, longitude: null };

describe('a school that may be host', () => {
  it.each([
    ['open', true],
    ['proposed_to_close', true],
    ['closed', false],
    ['proposed_to_open', false],
  ] as const)('when it is %s: %s', (status, may) => expect(canHost(aSchool({ status }))).toBe(may));

  it('is never a community group', () => {
    expect(canHost(aSchool({ kind: 'community_group', status: null }))).toBe(false);
  });
});

describe('where a centre stands', () => {
  it('is at its host when nothing is said', () => {
    const at = { street: 'Mill Lane', town: 'Ambridge', postcode: 'AB1 2CD', latitude: 53.8, longitude: -1.5 };
    expect(placeAt(nowhere, aSchool())).toEqual(at);
  });

  it('does not mix an address given with that of the host', () => {
    const given = { ...nowhere, town: 'Borchester' };
    const at = { street: null, town: 'Borchester', postcode: null, latitude: 53.8, longitude: -1.5 };
    expect(placeAt(given, aSchool())).toEqual(at);
  });

  it('is unknown where the host’s position is', () => {
    const host = aSchool({ latitude: null, longitude: null });
    expect(placeAt(nowhere, host)).toMatchObject({ latitude: null, longitude: null });
  });
});
