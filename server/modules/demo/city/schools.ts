import type { Chance } from './chance.js';
import { CENTRES, type CentreKey } from './centres.js';
import { greatCircleMiles, type Position } from '../../../common/kernel/distance.js';
import { away } from './geography.js';
import { levelsByRank, MILES, MILES_WITH_FSM, SHAPE, valueAt, type Phase } from './real-shape.js';

export interface DemoSchool {
  readonly key: string;
  readonly name: string;
  readonly phase: Phase;
  readonly lowAge: number;
  readonly highAge: number;
  readonly roll: number;
  readonly fsmPercent: number | null;
  readonly fsm6Percent: number | null;
  readonly position: Position;
  /** The centre it belongs to first: it hosts it, or was placed at a real school's distance from it. */
  readonly home: CentreKey;
  readonly isHost: boolean;
  /** The centre whose staff it fell out with last summer; it has not asked for anything since, there or at another. */
  readonly quarrelsWith?: CentreKey;
  /** It closed at the end of the last school year; its pupils went to the school with this key. */
  readonly closedInto?: string;
}

const PRIMARY_PLACES = [
  'Ashenby',
  'Brackenstow',
  'Brindlemoor',
  'Clovergate',
  'Copplestow',
  'Dapplewood',
  'Elderbrook',
  'Foxmantle',
  'Gorsewell',
  'Greyling',
  'Ivelcote',
  'Kettlebeck',
  'Mossgarth',
  'Netherfern',
  'Ottercliffe',
  'Rookhallow',
  'Thrushcombe',
];
const SECONDARY_NAMES = [
  'Marlwick High School',
  'Oxmarsh Academy',
  'Cindergate Community College',
  'Dunnermere High School',
  'Hallowby School',
  'Harkenfield Academy',
  'Larkrigg High School',
  'Pellbridge School',
  'Peverstone Academy',
  'Ramshollow High School',
  'Underscar Community College',
];
/** Both are secondary schools, as most real hosts were. */
const HOSTS: readonly (readonly [number, CentreKey])[] = [
  [0, 'media'],
  [1, 'design'],
];

interface Profile {
  readonly name: string;
  readonly phase: Phase;
  /** Standard normal scores: only their order counts. */
  readonly fsmScore: number;
  readonly rollScore: number;
  readonly milesScore: number;
}

/** @param correlation of the result with `score`, both standard normal */
const relatedTo = (score: number, correlation: number, chance: Chance) =>
  correlation * score + Math.sqrt(1 - correlation ** 2) * chance.normal();

function profile(name: string, phase: Phase, chance: Chance): Profile {
  const fsmScore = chance.normal();
  const rollScore = relatedTo(fsmScore, SHAPE[phase].rollWithFsm, chance);
  return { name, phase, fsmScore, rollScore, milesScore: relatedTo(fsmScore, MILES_WITH_FSM, chance) };
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

interface Characteristics extends Profile {
  readonly roll: number;
  readonly fsmPercent: number;
  readonly fsm6Percent: number;
}

/** Gives the schools of one phase the rolls and needs of real ones. */
function withCharacteristics(profiles: readonly Profile[], chance: Chance): Characteristics[] {
  const rolls = levelsByRank(profiles.map((school) => school.rollScore));
  const needs = levelsByRank(profiles.map((school) => school.fsmScore));
  return profiles.map((school, index) => {
    const shape = SHAPE[school.phase];
    const fsmPercent = oneDecimal(valueAt(shape.fsmPercent, needs[index] ?? 0.5));
    const everMore = Math.max(0, valueAt(shape.fsm6Difference, chance.unit()));
    const roll = Math.round(valueAt(shape.roll, rolls[index] ?? 0.5));
    return { ...school, roll, fsmPercent, fsm6Percent: oneDecimal(fsmPercent + everMore) };
  });
}

const keyOf = (name: string) => name.split(' ')[0]?.toLowerCase() ?? name;

const centreAt = (key: CentreKey) =>
  CENTRES.find((centre) => centre.key === key)?.position ?? { latitude: 0, longitude: 0 };

function host(school: Characteristics, home: CentreKey): DemoSchool {
  return { ...base(school), home, isHost: true, position: away(centreAt(home), 0.05, 90) };
}

const base = (school: Characteristics) => ({
  key: keyOf(school.name),
  name: school.name,
  phase: school.phase,
  lowAge: school.phase === 'primary' ? 4 : 11,
  highAge: school.phase === 'primary' ? 11 : 18,
  roll: school.roll,
  fsmPercent: school.fsmPercent,
  fsm6Percent: school.fsm6Percent,
});

/** Places the partners around the two centres in turn, at the distances that real schools have from a host. */
function placed(schools: readonly Characteristics[], chance: Chance): DemoSchool[] {
  const levels = levelsByRank(schools.map((school) => school.milesScore));
  const homes: CentreKey[] = chance.shuffled(schools.map((_, index) => (index % 2 === 0 ? 'media' : 'design')));
  return schools.map((school, index) => {
    const home = homes[index] ?? 'media';
    const miles = valueAt(MILES, levels[index] ?? 0.5);
    return { ...base(school), home, isHost: false, position: away(centreAt(home), miles, chance.between(0, 359)) };
  });
}

/** A small school that came to the centre until it closed. */
const CLOSED = {
  key: 'wrackham',
  name: 'Wrackham Infant School',
  phase: 'primary',
  lowAge: 4,
  highAge: 7,
  roll: 96,
  fsmPercent: 31.2,
  fsm6Percent: 33.4,
  home: 'media',
  isHost: false,
} as const;

/** Two hosts, 26 partner schools and a closed one. One has no known need, one does not get on with its centre. */
export function demoSchools(chance: Chance): DemoSchool[] {
  const primary = withCharacteristics(
    PRIMARY_PLACES.map((place) => profile(`${place} Primary School`, 'primary', chance)),
    chance,
  );
  const secondary = withCharacteristics(
    SECONDARY_NAMES.map((name) => profile(name, 'secondary', chance)),
    chance,
  );
  const hosts = HOSTS.flatMap(([index, home]) => secondary.slice(index, index + 1).map((school) => host(school, home)));
  const partners = placed([...primary, ...secondary.slice(HOSTS.length)], chance);
  const position = away(centreAt('media'), 1.8, 200);
  const successor = nearestTo(position, partners)?.key ?? '';
  return [...hosts, ...partners.map(withPeculiarity), { ...CLOSED, position, closedInto: successor }];
}

const nearestTo = (position: Position, schools: readonly DemoSchool[]): DemoSchool | undefined =>
  [...schools]
    .filter((school) => school.phase === 'primary')
    .sort((a, b) => greatCircleMiles(a.position, position) - greatCircleMiles(b.position, position))[0];

function withPeculiarity(school: DemoSchool): DemoSchool {
  if (school.key === 'gorsewell') return { ...school, fsmPercent: null, fsm6Percent: null };
  return school.key === 'peverstone' ? { ...school, quarrelsWith: school.home } : school;
}

export const milesTo = (school: { position: Position }, centre: CentreKey): number =>
  greatCircleMiles(school.position, centreAt(centre));

/** Beyond this a school belongs to its home centre only. */
const SECOND_CENTRE_WITHIN_MILES = 7;

/** The centres whose partner a school is, home first. */
export function centresOf(school: DemoSchool): CentreKey[] {
  const others = CENTRES.map((centre) => centre.key).filter((key) => key !== school.home);
  return [school.home, ...others.filter((key) => milesTo(school, key) <= SECOND_CENTRE_WITHIN_MILES)];
}

/** Tess teaches at a secondary school for which the way is long enough to need a coach. */
const TESS_TRAVELS_MILES = 4;

export function personaSchool(schools: readonly DemoSchool[]): DemoSchool {
  const [nearest] = schools
    .filter(
      (school) => school.phase === 'secondary' && school.home === 'media' && !school.isHost && !school.quarrelsWith,
    )
    .map((school) => ({ school, off: Math.abs(milesTo(school, 'media') - TESS_TRAVELS_MILES) }))
    .sort((a, b) => a.off - b.off);
  if (!nearest) throw new RangeError('no school for Tess');
  return nearest.school;
}
