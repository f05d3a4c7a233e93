import type { BenchDatabase, Row } from './database.js';
import {
  at,
  BUFFER_MINUTES,
  idOf,
  MANAGER,
  OPENING,
  POOL_QUANTITY,
  POOLS,
  ROOMS,
  SCHOOLS,
  tokenHash,
  tokenOf,
  TUTORS,
  ZONE,
  type SeededVisit,
  type World,
} from './world.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const SCHOOL_NUMBERS = numbers(SCHOOLS).map((index) => index + 1);
const SESSION_MINUTES = 60;
const authority_id = idOf('authority');
const centre_id = idOf('centre');
let rowNumber = 0;

const fresh = () => {
  rowNumber += 1;
  return idOf('row', rowNumber);
};

/** Fills a migrated, empty database, all guards on. */
export async function seed(database: BenchDatabase, world: World): Promise<void> {
  for (const [table, rows] of [
    ...places(world.now),
    ...teaching(world.now),
    ...partners(world.now),
    ...people(world.now),
  ]) {
    await database.insert(table, rows);
  }
  await database.insert('visits', world.visits.map(visitRow));
  await database.insert('visit_history', world.visits.flatMap(historyRows));
  await database.insert('reservations', world.visits.flatMap(reservationRows));
  await database.run('ANALYZE');
}

/** The schools stand a little to the north of it, each one some way further. */
const POSITION = { latitude: 54.5, longitude: -1.2 } as const;

function places(created_at: Date): [string, Row[]][] {
  const room = numbers(ROOMS).map((number) => ({ id: idOf('room', number), number }));
  const pool = numbers(POOLS).map((number) => ({ id: idOf('pool', number), number }));
  return [
    ['authorities', [{ id: authority_id, name: 'Bench Authority', dfe_code: '991', created_at }]],
    [
      'centres',
      [
        {
          id: centre_id,
          authority_id,
          name: 'Bench Centre',
          zone: ZONE,
          hold_working_days: 10,
          ...POSITION,
          version: 1,
          created_at,
        },
      ],
    ],
    ['opening_hours', [1, 2, 3, 4, 5].map((weekday) => ({ id: fresh(), centre_id, weekday, ...OPENING }))],
    [
      'resources',
      [
        ...room.map(({ id }) => ({ id, centre_id, kind: 'room', quantity: 1, exclusive: true })),
        ...pool.map(({ id }) => ({ id, centre_id, kind: 'equipment_pool', quantity: POOL_QUANTITY, exclusive: false })),
      ],
    ],
    [
      'rooms',
      room.map(({ id, number }) => ({
        id,
        centre_id,
        name: `Room ${String(number + 1).padStart(2, '0')}`,
        capacity: 32,
        step_free: number % 4 !== 0,
        features: ['Interactive screen', number % 2 === 0 ? 'Stage' : 'Computers'],
        setup_minutes: BUFFER_MINUTES,
        cleardown_minutes: BUFFER_MINUTES,
        version: 1,
      })),
    ],
    ['equipment_pools', pool.map(({ id, number }) => ({ id, centre_id, name: `Pool ${number + 1}`, version: 1 }))],
  ];
}

/** Tutors who can teach what the activity wants, which also needs a room with a stage and two kinds of equipment. */
function teaching(created_at: Date): [string, Row[]][] {
  const tutor = numbers(TUTORS).map((number) => ({ id: idOf('tutor', number), number }));
  const activity_id = idOf('activity');
  const pools = [1, 2].map((number) => ({ pool_id: idOf('pool', number), position: number, quantity: 1 }));
  return [
    ['resources', tutor.map(({ id }) => ({ id, centre_id, kind: 'tutor', quantity: 1, exclusive: true }))],
    [
      'tutors',
      tutor.map(({ id, number }) => ({
        ...{ id, centre_id, name: `Bench Tutor ${number + 1}`, version: 1 },
        skills: number % 3 === 0 ? ['film'] : ['radio', 'film'],
      })),
    ],
    [
      'tutor_hours',
      tutor.flatMap(({ id: tutor_id }) =>
        [1, 2, 3, 4, 5].map((weekday) => ({ id: fresh(), tutor_id, weekday, ...OPENING })),
      ),
    ],
    [
      'activities',
      [
        {
          ...{ id: activity_id, centre_id, state: 'published', version: 2, created_at },
          ...{ title: 'Radio drama', title_key: 'radio drama', search_text: 'radio drama' },
          ...{ summary: 'A play for voices.', description: 'Pupils write, act and record it.' },
          ...{ key_stages: ['ks3'], phases: ['secondary'], duration_minutes: 60, min_pupils: 8, max_pupils: 32 },
          ...{ features: ['Stage'], tutor_skill: 'radio', preparation_minutes: 15, links: [] },
        },
      ],
    ],
    [
      'activity_equipment',
      pools.map((need) => ({ activity_id, centre_id, ...need, per: 'pupils', pupils_per_unit: 2 })),
    ],
  ];
}

function partners(created_at: Date): [string, Row[]][] {
  const school = SCHOOL_NUMBERS.map((number) => ({
    id: idOf('partner', number),
    number,
    name: `Bench School ${number}`,
  }));
  const starts_on = '2020-09-01';
  return [
    [
      'partners',
      school.map(({ id, name }) => ({
        id,
        authority_id,
        kind: 'school',
        name,
        search_text: name.toLowerCase(),
        created_at,
      })),
    ],
    [
      'schools',
      school.map(({ id, number }) => ({
        id,
        urn: 950_000 + number,
        status: 'open',
        phase: 'secondary',
        latitude: POSITION.latitude + number / 1000,
        longitude: POSITION.longitude,
        extract_on: starts_on,
      })),
    ],
    [
      'school_characteristics',
      school.map(({ id }) => ({
        id: fresh(),
        school_id: id,
        as_of: starts_on,
        source: 'bench',
        roll: 900,
        fsm_percent: 25,
      })),
    ],
    [
      'partnerships',
      school.map(({ id, number }) => ({
        id: fresh(),
        centre_id,
        partner_id: id,
        role: number === 1 ? 'host' : 'partner',
        starts_on,
      })),
    ],
  ];
}

function people(now: Date): [string, Row[]][] {
  const everyone = [MANAGER, ...SCHOOL_NUMBERS].map((number) => ({ id: idOf('person', number), number }));
  const expires_at = new Date(now.getTime() + 12 * 3_600_000);
  return [
    [
      'people',
      everyone.map(({ id, number }) => ({
        id,
        name: `Bench Person ${number}`,
        email: `person${number}@bench.example`,
        search_text: `bench person ${number}`,
        created_at: now,
      })),
    ],
    [
      'role_assignments',
      everyone.map(({ id, number }) => ({
        id: fresh(),
        person_id: id,
        role: number === MANAGER ? 'centre_manager' : 'teacher',
        scope_kind: number === MANAGER ? 'centre' : 'partner',
        scope_id: number === MANAGER ? centre_id : idOf('partner', number),
        created_at: now,
      })),
    ],
    [
      'sessions',
      everyone.map(({ id, number }) => ({
        id: idOf('session', number),
        token_hash: tokenHash(tokenOf(number)),
        person_id: id,
        created_at: now,
        last_seen_at: now,
        expires_at,
      })),
    ],
  ];
}

const DAY_MS = 86_400_000;
const requestedAt = ({ day, start }: SeededVisit) => new Date(at(day, start).getTime() - 90 * DAY_MS);
const reference = (number: number) => `B${String(number).padStart(7, '0')}`.replace(/^(.{4})/, '$1-');

function visitRow(visit: SeededVisit): Row {
  const { number, day, start, school, isPast } = visit;
  return {
    id: idOf('visit', number),
    reference: reference(number),
    authority_id,
    centre_id,
    partner_id: idOf('partner', school),
    partner_role: school === 1 ? 'host' : 'partner',
    state: isPast ? 'attended' : 'approved',
    version: isPast ? 3 : 2,
    school_day: day,
    starts_at: at(day, start),
    ends_at: at(day, start, SESSION_MINUTES),
    subject: 'Podcasting for beginners',
    key_stage: 'ks3',
    year_groups: ['8'],
    programme: 'mainstream',
    expected_pupils: 28,
    expected_adults: 2,
    requested_by: idOf('person', school),
    on_behalf: false,
    requested_at: requestedAt(visit),
    decided_at: requestedAt(visit),
    attended_pupils: isPast ? 27 : null,
    attended_adults: isPast ? 2 : null,
  };
}

function historyRows(visit: SeededVisit): Row[] {
  const visit_id = idOf('visit', visit.number);
  const asked = { at: requestedAt(visit), actor_id: idOf('person', visit.school), actor_side: 'partner' };
  const decided = { at: requestedAt(visit), actor_id: idOf('person', MANAGER), actor_side: 'centre' };
  const moves = [
    { ...asked, move: 'request', from_state: null, to_state: 'requested' },
    { ...decided, move: 'approve', from_state: 'requested', to_state: 'approved' },
    { ...decided, move: 'recordAttendance', from_state: 'approved', to_state: 'attended' },
  ];
  return moves
    .slice(0, visit.isPast ? 3 : 2)
    .map((move, index) => ({ id: fresh(), visit_id, version: index + 1, ...move }));
}

/** The room with its set-up and clear-down, the tutor of the first rooms; every second visit has equipment too. */
function reservationRows({ number, day, start, room }: SeededVisit): Row[] {
  const holder = { active: true, holder_kind: 'visit', holder_id: idOf('visit', number) };
  const roomHeld = {
    id: fresh(),
    resource_id: idOf('room', room),
    exclusive: true,
    quantity: 1,
    starts_at: at(day, start, -BUFFER_MINUTES),
    ends_at: at(day, start, SESSION_MINUTES + BUFFER_MINUTES),
    ...holder,
  };
  const times = { starts_at: at(day, start), ends_at: at(day, start, SESSION_MINUTES) };
  const also = (resource_id: string, exclusive: boolean, quantity: number): Row => ({
    ...{ id: fresh(), resource_id, exclusive, quantity, ...times, ...holder },
  });
  return [
    roomHeld,
    ...(room < TUTORS ? [also(idOf('tutor', room), true, 1)] : []),
    ...(number % 2 === 0 ? [also(idOf('pool', (number / 2) % POOLS), false, 5)] : []),
  ];
}
