import type { KeyStage, Programme, YearGroup } from '#shared/contracts/vocabulary.js';
import type { Chance } from './chance.js';
import { centreOf, roomOf, type Stay } from './diary.js';
import type { CentreKey, Taught } from './centres.js';
import type { Group } from './planned-visit.js';
import type { Phase } from './real-shape.js';

export interface CommunityGroup {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly centre: CentreKey;
  readonly subject: string;
  readonly room: string;
}

export const COMMUNITY_GROUPS: readonly CommunityGroup[] = [
  {
    key: 'neighbourhood-radio',
    name: 'Withernby Neighbourhood Radio',
    description: 'Volunteers who make a weekly programme about their part of the city',
    centre: 'media',
    subject: 'Programme of the week',
    room: 'Radio Studio',
  },
  {
    key: 'repair-evening',
    name: 'Sallowfield Repair Evening',
    description: 'Neighbours who mend things together',
    centre: 'design',
    subject: 'Mending and making parts',
    room: 'Workshop',
  },
];

const PROGRAMMES: readonly (readonly [Programme, number])[] = [
  ['mainstream', 70],
  ['gifted_and_talented', 6],
  ['learning_mentors', 6],
  ['learning_support_unit', 4],
  ['behaviour_improvement', 4],
  ['lig_collaborative', 5],
  ['cpd', 5],
];
const SMALL_GROUPS: readonly Programme[] = ['learning_mentors', 'learning_support_unit', 'behaviour_improvement'];

const YEARS: Readonly<Record<Phase, readonly (readonly [YearGroup, number])[]>> = {
  primary: [
    ['1', 3],
    ['2', 6],
    ['3', 12],
    ['4', 18],
    ['5', 28],
    ['6', 33],
  ],
  secondary: [
    ['7', 24],
    ['8', 24],
    ['9', 20],
    ['10', 18],
    ['11', 10],
    ['12', 3],
    ['13', 1],
  ],
};

export function keyStageOf(year: YearGroup): KeyStage {
  const number = Number(year);
  if (number <= 2) return 'ks1';
  if (number <= 6) return 'ks2';
  if (number <= 9) return 'ks3';
  return number <= 11 ? 'ks4' : 'ks5';
}

/** A class, a small group or, after school, the teachers themselves. */
export function groupOf(phase: Phase, day: string, chance: Chance): Omit<Group, 'subject'> {
  const programme = chance.weighted(PROGRAMMES);
  if (programme === 'cpd') {
    return { keyStage: 'adult', yearGroups: ['adult'], programme, pupils: chance.between(6, 14), adults: 0 };
  }
  const year = chance.weighted(YEARS[phase]);
  const isTransition = year === '6' && day.slice(5) >= '04-15' && programme === 'mainstream' && chance.is(0.5);
  const pupils = SMALL_GROUPS.includes(programme)
    ? chance.between(6, 12)
    : Math.min(32, Math.max(14, Math.round(26 + 3 * chance.normal())));
  return {
    keyStage: keyStageOf(year),
    yearGroups: [year],
    programme: isTransition ? 'primary_transition' : programme,
    pupils,
    adults: Math.ceil(pupils / (phase === 'primary' ? 8 : 15)),
  };
}

/** The items that a group needs of what is taught; all of them, if the pool is smaller. */
export function equipmentFor(centre: CentreKey, taught: Taught, pupils: number): Stay['equipment'] {
  if (!taught.equipment) return [];
  const { pool, pupilsPerItem } = taught.equipment;
  const stock = centreOf(centre).pools.find((candidate) => candidate.key === pool);
  const most = (stock?.quantity ?? 0) - (stock?.broken?.quantity ?? 0);
  return [{ pool, quantity: Math.min(most, Math.ceil(pupils / pupilsPerItem)) }];
}

/** The rooms in which something is taught that are large enough, the smallest first. */
export function roomsFor(centre: CentreKey, taught: Taught, pupils: number): string[] {
  const rooms = taught.rooms.map((key) => roomOf(centre, key)).filter((room) => room.capacity >= pupils);
  return rooms.sort((a, b) => a.capacity - b.capacity).map((room) => room.key);
}
