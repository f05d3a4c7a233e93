import type { Role } from '#shared/contracts/vocabulary.js';
import { CENTRES, type CentreKey } from './centres.js';
import type { Chance } from './chance.js';
import { PERSONAS, type Persona } from './personas.js';

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly scopeKind: 'installation' | 'authority' | 'centre' | 'partner';
  /** Key of the centre, school or group where the role holds; empty for the city and the installation. */
  readonly scopeKey: string;
}

const FIRST = 'Hazel Rowan Bryony Heath Clover Linden Juniper Ash Marigold Sorrel Tansy Reed Fern Basil'.split(' ');
const LAST_START =
  'Thistle Bramble Otter Sparrow Pebble Marsh Heron Acorn Lark Badger Willow Thimble Copper Moon'.split(' ');
const LAST_END = 'quill feather button whistle kettle lantern slipper paddock mantle basket pocket wicket'.split(' ');

/** Names as from a children’s book, so that nobody looks for the person; no surname comes twice. */
class Names {
  private readonly used = new Set<string>();

  constructor(private readonly chance: Chance) {}

  next(): { name: string; email: string } {
    for (;;) {
      const first = this.chance.pick(FIRST);
      const last = this.chance.pick(LAST_START) + this.chance.pick(LAST_END);
      if (this.used.has(last)) continue;
      this.used.add(last);
      return { name: `${first} ${last}`, email: `${first}.${last}@skelderby.example`.toLowerCase() };
    }
  }
}

/** Who works where in the demo city. */
export interface Staff {
  readonly people: readonly DemoPerson[];
  readonly managerOf: (centre: CentreKey) => string;
  readonly technicianOf: (centre: CentreKey) => string;
  readonly tutorsOf: (centre: CentreKey) => readonly string[];
  /** Those who ask for visits: teachers and the coordinator of a school, leaders of a group. */
  readonly askersOf: (partner: string) => readonly string[];
}

const ASKERS: readonly Role[] = ['teacher', 'school_coordinator', 'community_group_leader'];

export interface Employers {
  readonly schools: readonly { key: string; phase: string }[];
  readonly groups: readonly { key: string }[];
  /** Where Tess and Cora work. */
  readonly personaSchool: string;
}

const CENTRE_POSTS: readonly Role[] = ['centre_manager', 'tutor', 'tutor', 'technician'];
const PRIMARY_POSTS: readonly Role[] = ['school_coordinator', 'teacher', 'teacher'];
const SECONDARY_POSTS: readonly Role[] = ['school_coordinator', 'teacher', 'teacher', 'teacher', 'teacher'];

export function demoStaff(employers: Employers, chance: Chance): Staff {
  const names = new Names(chance);
  const personas = PERSONAS.map((persona) => asPerson(persona, employers));
  const hire = (scopeKind: DemoPerson['scopeKind'], scopeKey: string, roles: readonly Role[]): DemoPerson[] => {
    const takenBy = personas.filter((person) => person.scopeKey === scopeKey).map((person) => person.role);
    const left = [...roles];
    for (const role of takenBy) left.splice(left.indexOf(role), 1);
    return left.map((role, index) => ({ key: `${scopeKey}-${index}`, ...names.next(), role, scopeKind, scopeKey }));
  };
  const people = [
    ...personas,
    ...CENTRES.flatMap((centre) => hire('centre', centre.key, CENTRE_POSTS)),
    ...employers.schools.flatMap(({ key, phase }) =>
      hire('partner', key, phase === 'primary' ? PRIMARY_POSTS : SECONDARY_POSTS),
    ),
    ...employers.groups.flatMap(({ key }) => hire('partner', key, ['community_group_leader'])),
  ];
  const keysOf = (scopeKey: string, roles: readonly Role[]) =>
    people.filter((person) => person.scopeKey === scopeKey && roles.includes(person.role)).map((person) => person.key);
  return {
    people,
    managerOf: (centre) => keysOf(centre, ['centre_manager'])[0] ?? '',
    technicianOf: (centre) => keysOf(centre, ['technician'])[0] ?? '',
    tutorsOf: (centre) => keysOf(centre, ['tutor']),
    askersOf: (partner) => keysOf(partner, ASKERS),
  };
}

function asPerson({ label: _label, tryThis: _tryThis, scope, ...person }: Persona, employers: Employers): DemoPerson {
  const scopeKeys = {
    city: '',
    installation: '',
    'media centre': 'media',
    'teacher’s school': employers.personaSchool,
    'first group': employers.groups[0]?.key ?? '',
  };
  return { ...person, scopeKey: scopeKeys[scope] };
}
