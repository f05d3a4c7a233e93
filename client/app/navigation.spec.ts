import { describe, expect, it } from '@jest/globals';
import type { Feature } from '../core/feature.js';
import {
  currentOf,
  entryFor,
  firstPage,
  landingPage,
  navigationFor,
  publicEntries,
  ROOM_IN_BAR,
} from './navigation.js';

const features: Feature[] = [
  {
    id: 'centres',
    routes: [],
    nav: [
      { label: 'Rooms', to: '/rooms', permission: 'rooms.edit', order: 50, section: 'Set up' },
      { label: 'Schemes', to: '/schemes', permission: 'schemes.edit', order: 60, section: 'Set up' },
    ],
  },
  { id: 'visits', routes: [], nav: [{ label: 'Requests', to: '/requests', permission: 'visits.decide', order: 10 }] },
  { id: 'help', routes: [], nav: [{ label: 'Help', to: '/help', order: 90 }] },
  { id: 'accounts', routes: [] },
];

const everything = (): boolean => true;
const nothing = (): boolean => false;

describe('navigation', () => {
  it('stands in order and folds a section into one menu', () => {
    expect(
      navigationFor(features, everything).map(({ section, entries }) => [section, entries.map((e) => e.label)]),
    ).toEqual([
      [null, ['Requests']],
      ['Set up', ['Rooms', 'Schemes']],
      [null, ['Help']],
    ]);
  });

  it('puts an entry that is alone in its section into the bar', () => {
    const groups = navigationFor(features, (permission) => permission === 'rooms.edit');
    expect(groups.map(({ section, entries }) => [section, entries.map((e) => e.label)])).toEqual([
      [null, ['Rooms']],
      [null, ['Help']],
    ]);
  });

  describe('when the bar is crowded', () => {
    const entry = (label: string, order: number, foldsInto?: string) => ({
      ...{ label, to: `/${label}`, permission: label, order },
      ...(foldsInto ? { foldsInto } : {}),
    });
    const crowd: Feature[] = [
      { id: 'a', routes: [], nav: [1, 2, 3, 4, 5].map((order) => entry(`work ${String(order)}`, order)) },
      { id: 'b', routes: [], nav: [entry('figures', 6, 'Centre'), entry('claims', 7, 'Centre')] },
      features[0]!,
    ];
    const names = (may: (permission: string) => boolean) =>
      navigationFor(crowd, may).map(({ section, entries }) => section ?? entries[0]?.label);

    it('folds more, so that at most seven are left', () => {
      expect(names(everything)).toEqual(['work 1', 'work 2', 'work 3', 'work 4', 'work 5', 'Centre', 'Set up']);
      expect(names(everything).length).toBeLessThanOrEqual(ROOM_IN_BAR);
    });

    it('folds no more than it must', () => {
      expect(names((permission) => !permission.endsWith('.edit'))).toEqual([
        ...['work 1', 'work 2', 'work 3', 'work 4', 'work 5'],
        ...['figures', 'claims'],
      ]);
    });
  });

  it('shows only what a person may open', () => {
    expect(navigationFor(features, nothing).flatMap((group) => group.entries.map((e) => e.label))).toEqual(['Help']);
  });

  it('marks the one entry that a page stands under', () => {
    const groups = navigationFor(
      [
        {
          id: 'v',
          routes: [],
          nav: [
            { label: 'Visits', to: '/visits', order: 1 },
            { label: 'Book', to: '/visits/new', order: 2 },
          ],
        },
      ],
      everything,
    );
    expect(entryFor('/visits/new', groups)).toBe('/visits/new');
    expect(entryFor('/visits/v1/claim', groups)).toBe('/visits');
    expect(entryFor('/visitsx', groups)).toBeNull();
  });

  it('marks an entry on the other pages that it covers, too', () => {
    const entries = [{ label: 'Visits', to: '/visits', order: 1, covers: ['/series'] }];
    expect(entryFor('/series/s1/change', [{ section: null, entries }])).toBe('/visits');
    expect(entryFor('/seriesx', [{ section: null, entries }])).toBeNull();
    expect(entries.map((entry) => currentOf(entry, '/visits'))).toEqual(['true']);
    expect(entries.map((entry) => currentOf(entry, '/book'))).toEqual([undefined]);
  });

  it('lands a person on their first entry', () => {
    expect(firstPage(features, everything)).toBe('/requests');
    expect(firstPage(features, nothing)).toBe('/help');
    expect(firstPage([], everything)).toBeNull();
  });

  it('lets a feature say where somebody begins for now', async () => {
    const wanting = (page: string | null): Feature[] => [
      ...features,
      { id: 'setup', routes: [], landing: (may) => Promise.resolve(may('centres.create') ? page : null) },
    ];
    expect(await landingPage(wanting('/set-up-tasks'), everything)).toBe('/set-up-tasks');
    expect(await landingPage(wanting(null), everything)).toBe('/requests');
    expect(await landingPage(wanting('/set-up-tasks'), nothing)).toBe('/help');
  });

  it('lands nobody on an entry that everybody has while there is work of their own', () => {
    const both: Feature = {
      id: 'b',
      routes: [],
      nav: [
        { label: 'Activities', to: '/activities', order: 1 },
        { label: 'People', to: '/people', permission: 'people.read', order: 9 },
      ],
    };
    expect(firstPage([both], everything)).toBe('/people');
    expect(firstPage([both], nothing)).toBe('/activities');
  });

  it('offers visitors the entries that lead to public pages', () => {
    const page = { template: '' };
    const half: Feature = {
      id: 'h',
      routes: [
        { path: '/open', component: page, meta: { public: true } },
        { path: '/closed', component: page },
      ],
      nav: [
        { label: 'Open', to: '/open', order: 1 },
        { label: 'Closed', to: '/closed', order: 2 },
      ],
    };
    expect(publicEntries([half]).map((entry) => entry.label)).toEqual(['Open']);
  });
});
