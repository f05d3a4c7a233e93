import type { Role, ScopeKind } from '#shared/contracts/vocabulary.js';

/** No secret: the demo is never made in production, and its people are never served there. */
export const DEMO_PASSWORD = 'open the demo city';

export interface Persona {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly label: string;
  readonly tryThis: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scope: 'city' | 'installation' | 'media centre' | 'teacher’s school' | 'first group';
}

const persona = (key: string, name: string, rest: Omit<Persona, 'key' | 'name' | 'email'>): Persona => ({
  key,
  name,
  email: `${name.split(' ')[0]?.toLowerCase() ?? key}@skelderby.example`,
  ...rest,
});

/** One of each role, in the order in which the product is best tried out. */
export const PERSONAS: readonly Persona[] = [
  persona('tess', 'Tess Teacher', {
    label: 'Teacher',
    tryThis:
      'Ask for a room and equipment, claim the coach of a visit that took place, read why a request was declined.',
    role: 'teacher',
    scopeKind: 'partner',
    scope: 'teacher’s school',
  }),
  persona('cora', 'Cora Coordinator', {
    label: 'School coordinator',
    tryThis: 'See all visits of the school and the invitation that a colleague has not answered yet.',
    role: 'school_coordinator',
    scopeKind: 'partner',
    scope: 'teacher’s school',
  }),
  persona('mo', 'Mo Manager', {
    label: 'Centre manager',
    tryThis: 'Answer the requests that are waiting, record who came today, pay the claims.',
    role: 'centre_manager',
    scopeKind: 'centre',
    scope: 'media centre',
  }),
  persona('toby', 'Toby Tutor', {
    label: 'Tutor',
    tryThis: 'Look up today’s sessions and record who came.',
    role: 'tutor',
    scopeKind: 'centre',
    scope: 'media centre',
  }),
  persona('tilly', 'Tilly Technician', {
    label: 'Technician',
    tryThis: 'See what to set up today and which equipment is out of service.',
    role: 'technician',
    scopeKind: 'centre',
    scope: 'media centre',
  }),
  persona('olive', 'Olive Officer', {
    label: 'Local authority officer',
    tryThis: 'Read who uses the centres, and which schools have not come this term.',
    role: 'la_officer',
    scopeKind: 'authority',
    scope: 'city',
  }),
  persona('bea', 'Bea Boardmember', {
    label: 'Partnership board member',
    tryThis: 'Read the same figures as they may be published.',
    role: 'board_member',
    scopeKind: 'authority',
    scope: 'city',
  }),
  persona('gus', 'Gus Groupleader', {
    label: 'Community group leader',
    tryThis: 'See the group’s evenings at the centre and ask for another.',
    role: 'community_group_leader',
    scopeKind: 'partner',
    scope: 'first group',
  }),
  persona('ada', 'Ada Administrator', {
    label: 'System administrator',
    tryThis: 'Invite people and import schools.',
    role: 'system_administrator',
    scopeKind: 'installation',
    scope: 'installation',
  }),
];
