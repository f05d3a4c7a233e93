import { personSearchText } from '../../accounts/index.js';
import type { DemoCity } from './demo-city.js';
import type { IdBook, Row, TableRows } from './ids.js';
import type { DemoPerson } from './people.js';
import { PERSONAS } from './personas.js';
import { moment, workingDaysFrom } from './timeline.js';

const PERSONA_KEYS = new Set(PERSONAS.map((persona) => persona.key));

/**
 * Everybody, with one role each. Only personas can sign in; the others are there because their visits name them.
 * @param passwordHash of the one demo password
 */
export function peopleTables({ staff, schools, timeline }: DemoCity, ids: IdBook, passwordHash: string): TableRows[] {
  const created_at = moment(timeline.from, '09:00');
  const closed = new Set(schools.filter((school) => school.closedInto).map((school) => school.key));
  return [
    {
      table: 'people',
      rows: staff.people.map(({ key, name, email, scopeKey }) => ({
        id: ids.of('person', key),
        name,
        email,
        search_text: personSearchText({ name, email }),
        password_hash: PERSONA_KEYS.has(key) ? passwordHash : null,
        created_at,
        left_at: closed.has(scopeKey) ? moment(timeline.schoolYearBegan, '00:00') : null,
      })),
    },
    {
      table: 'role_assignments',
      rows: staff.people.map((person) => ({
        id: ids.fresh(),
        person_id: ids.of('person', person.key),
        role: person.role,
        scope_kind: person.scopeKind,
        scope_id: scopeId(person, ids),
        created_at,
        ended_at: null,
      })),
    },
  ];
}

function scopeId({ scopeKind, scopeKey }: DemoPerson, ids: IdBook): string | null {
  switch (scopeKind) {
    case 'installation':
      return null;
    case 'authority':
      return ids.of('authority');
    case 'centre':
    case 'partner':
      return ids.of(scopeKind, scopeKey);
  }
}

const LASTS_DAYS = 14;

/** Two invitations that nobody has answered yet; their links were never made, so that only a new one can open them. */
export function invitationTables({ staff, timeline }: DemoCity, ids: IdBook): TableRows[] {
  const cora = staff.people.find((person) => person.key === 'cora');
  const invite = (by: string, { name, email, ...grant }: Invited): Row => {
    const created_at = moment(workingDaysFrom(timeline.today, -3), '12:15');
    return {
      id: ids.fresh(created_at),
      kind: 'invitation',
      name,
      email,
      ...grant,
      created_by: ids.of('person', by),
      created_at,
      expires_at: new Date(created_at.getTime() + LASTS_DAYS * 86_400_000),
    };
  };
  const school = ids.of('partner', cora?.scopeKey ?? '');
  return [
    {
      table: 'one_time_links',
      rows: [
        invite('cora', {
          name: 'Nell Newcomer',
          email: 'nell@skelderby.example',
          role: 'teacher',
          scope_kind: 'partner',
          scope_id: school,
        }),
        invite('ada', {
          name: 'Otto Officer',
          email: 'otto@skelderby.example',
          role: 'la_officer',
          scope_kind: 'authority',
          scope_id: ids.of('authority'),
        }),
      ],
    },
  ];
}

interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly scope_kind: string;
  readonly scope_id: string;
}
