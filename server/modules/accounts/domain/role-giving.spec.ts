import { describe, expect, it } from '@jest/globals';
import type { Grant, Role } from '#shared/contracts/vocabulary.js';
import { fits, mayGive, reachOf, rolesToGive, type Place } from './role-giving.js';

const ROLES: Role[] = [
  'system_administrator',
  'la_officer',
  'board_member',
  'centre_manager',
  'tutor',
  'technician',
  'school_coordinator',
  'teacher',
  'community_group_leader',
];

/** North has a centre with a school and a group; South has the same of its own. */
const PLACES = {
  installation: { kind: 'installation' },
  north: { kind: 'authority', id: 'north' },
  south: { kind: 'authority', id: 'south' },
  northCentre: { kind: 'centre', id: 'north-centre', authorityId: 'north' },
  southCentre: { kind: 'centre', id: 'south-centre', authorityId: 'south' },
  northSchool: school('north-school', 'north', ['north-centre']),
  northSchoolWithoutCentre: school('north-lone-school', 'north', []),
  southSchool: school('south-school', 'south', ['south-centre']),
  northGroup: group('north-group', 'north', ['north-centre']),
  southGroup: group('south-group', 'south', ['south-centre']),
} as const satisfies Record<string, Place>;

function school(id: string, authorityId: string, centreIds: string[]): Place {
  return { kind: 'partner', id, partnerKind: 'school', authorityId, centreIds };
}
function group(id: string, authorityId: string, centreIds: string[]): Place {
  return { kind: 'partner', id, partnerKind: 'community_group', authorityId, centreIds };
}

const GIVERS: Record<string, Grant> = {
  administrator: { role: 'system_administrator', scopeKind: 'installation', scopeId: null },
  'officer of North': { role: 'la_officer', scopeKind: 'authority', scopeId: 'north' },
  'board member of North': { role: 'board_member', scopeKind: 'authority', scopeId: 'north' },
  'manager in North': { role: 'centre_manager', scopeKind: 'centre', scopeId: 'north-centre' },
  'tutor in North': { role: 'tutor', scopeKind: 'centre', scopeId: 'north-centre' },
  'technician in North': { role: 'technician', scopeKind: 'centre', scopeId: 'north-centre' },
  'coordinator in North': { role: 'school_coordinator', scopeKind: 'partner', scopeId: 'north-school' },
  'teacher in North': { role: 'teacher', scopeKind: 'partner', scopeId: 'north-school' },
  'group leader in North': { role: 'community_group_leader', scopeKind: 'partner', scopeId: 'north-group' },
};

/** Every pair of role and place that each may give, written by hand; all others must be refused. */
const ALLOWED: Record<string, string[]> = {
  administrator: [
    'system_administrator at installation',
    'la_officer at north',
    'la_officer at south',
    'board_member at north',
    'board_member at south',
    'centre_manager at northCentre',
    'centre_manager at southCentre',
    'tutor at northCentre',
    'tutor at southCentre',
    'technician at northCentre',
    'technician at southCentre',
    'school_coordinator at northSchool',
    'school_coordinator at northSchoolWithoutCentre',
    'school_coordinator at southSchool',
    'teacher at northSchool',
    'teacher at northSchoolWithoutCentre',
    'teacher at southSchool',
    'community_group_leader at northGroup',
    'community_group_leader at southGroup',
  ],
  'officer of North': [
    'la_officer at north',
    'board_member at north',
    'centre_manager at northCentre',
    'school_coordinator at northSchool',
    'school_coordinator at northSchoolWithoutCentre',
  ],
  'board member of North': [],
  'manager in North': [
    'centre_manager at northCentre',
    'tutor at northCentre',
    'technician at northCentre',
    'school_coordinator at northSchool',
    'teacher at northSchool',
    'community_group_leader at northGroup',
  ],
  'tutor in North': [],
  'technician in North': [],
  'coordinator in North': ['school_coordinator at northSchool', 'teacher at northSchool'],
  'teacher in North': [],
  'group leader in North': ['community_group_leader at northGroup'],
};

const cells = Object.keys(GIVERS).flatMap((giver) =>
  ROLES.flatMap((role) => Object.keys(PLACES).map((place) => ({ giver, role, place: place as keyof typeof PLACES }))),
);

describe('giving a role to somebody', () => {
  it('is judged in every combination of nine givers, nine roles and ten places', () => {
    expect(cells).toHaveLength(9 * 9 * 10);
  });

  it.each(Object.keys(GIVERS))('by the %s is allowed in exactly the listed cases', (giver) => {
    const allowed = cells
      .filter((cell) => cell.giver === giver && mayGive([GIVERS[giver]!], cell.role, PLACES[cell.place]))
      .map(({ role, place }) => `${role} at ${place}`);
    expect(allowed.sort()).toEqual([...ALLOWED[giver]!].sort());
  });

  it('by somebody without any role is never allowed', () => {
    expect(cells.filter(({ role, place }) => mayGive([], role, PLACES[place]))).toEqual([]);
  });

  it('adds up over several roles', () => {
    const both = [GIVERS['coordinator in North']!, GIVERS['group leader in North']!];
    expect(mayGive(both, 'teacher', PLACES.northSchool)).toBe(true);
    expect(mayGive(both, 'community_group_leader', PLACES.northGroup)).toBe(true);
    expect(mayGive(both, 'teacher', PLACES.northGroup)).toBe(false);
    expect(mayGive(both, 'teacher', PLACES.southSchool)).toBe(false);
  });

  it('ends for a manager when the partnership ends', () => {
    expect(mayGive([GIVERS['manager in North']!], 'teacher', school('north-school', 'north', []))).toBe(false);
  });

  it('offers the roles of a place in a steady order', () => {
    expect(rolesToGive([GIVERS['manager in North']!], PLACES.northCentre)).toEqual([
      'centre_manager',
      'tutor',
      'technician',
    ]);
    expect(rolesToGive([GIVERS['manager in North']!], PLACES.southCentre)).toEqual([]);
  });

  it.each([
    ['system_administrator', 'installation', true],
    ['system_administrator', 'north', false],
    ['la_officer', 'installation', false],
    ['teacher', 'northSchool', true],
    ['teacher', 'northGroup', false],
    ['teacher', 'northCentre', false],
    ['community_group_leader', 'northSchool', false],
    ['tutor', 'northSchool', false],
  ] as const)('lets a %s hold at %s: %j', (role, place, fit) => {
    expect(fits(role, PLACES[place])).toBe(fit);
  });

  it('tells lists where to look', () => {
    expect(reachOf([GIVERS['officer of North']!])).toEqual({
      anywhere: { roles: [], from: [] },
      own: { roles: ['la_officer', 'board_member'], from: ['north'] },
      'centres-of-authority': { roles: ['centre_manager'], from: ['north'] },
      'partners-of-authority': { roles: ['school_coordinator'], from: ['north'] },
      'partners-of-centre': { roles: [], from: [] },
    });
  });
});
