import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import { CENTRES, type CentreKey } from './centres.js';
import type { DemoCity } from './demo-city.js';
import { TUTORS, VEHICLES, type DemoTutor } from './helpers.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { leaveWeek } from './teaching.js';
import { moment, workingDaysFrom } from './timeline.js';

/** Tutors with hours and leave, vehicles, and the one evening on which a centre stays open longer than every week. */
export function helperTables(city: DemoCity, ids: IdBook): TableRows[] {
  const centres = CENTRES.map(({ key }) => key);
  const override = openEvening(city, ids);
  return [
    { table: 'resources', rows: centres.flatMap((centre) => resourceRows(centre, ids)) },
    { table: 'tutors', rows: centres.flatMap((centre) => tutorRows(city, centre, ids)) },
    { table: 'tutor_hours', rows: centres.flatMap((centre) => hoursRows(centre, ids)) },
    { table: 'unavailability', rows: centres.flatMap((centre) => leaveRows(city, centre, ids)) },
    { table: 'vehicles', rows: centres.flatMap((centre) => vehicleRows(centre, ids)) },
    { table: 'opening_overrides', rows: [override] },
    {
      table: 'opening_override_hours',
      rows: [{ id: ids.fresh(), override_id: override['id'] ?? null, opens: '08:30', closes: '20:00' }],
    },
  ];
}

function resourceRows(centre: CentreKey, ids: IdBook): Row[] {
  const own = { centre_id: ids.of('centre', centre), quantity: 1, exclusive: true };
  return [
    ...TUTORS[centre].map(({ key }) => ({ id: ids.of('tutor', centre, key), kind: 'tutor', ...own })),
    ...VEHICLES[centre].map(({ key }) => ({ id: ids.of('vehicle', centre, key), kind: 'vehicle', ...own })),
  ];
}

function tutorRows({ staff }: DemoCity, centre: CentreKey, ids: IdBook): Row[] {
  const accounts = staff.tutorsOf(centre).map((key) => staff.people.find((person) => person.key === key));
  return TUTORS[centre].map(({ key, account, name, skills }) => {
    const person = account === null ? undefined : accounts[account];
    return {
      id: ids.of('tutor', centre, key),
      centre_id: ids.of('centre', centre),
      name: person?.name ?? name ?? key,
      person_id: person ? ids.of('person', person.key) : null,
      skills: JSON.stringify(skills),
      version: 1,
      retired_at: null,
    };
  });
}

const hoursRows = (centre: CentreKey, ids: IdBook): Row[] =>
  TUTORS[centre].flatMap(({ key, weekdays, opens, closes }) =>
    weekdays.map((weekday) => ({ id: ids.fresh(), tutor_id: ids.of('tutor', centre, key), weekday, opens, closes })),
  );

function leaveRows({ timeline, staff }: DemoCity, centre: CentreKey, ids: IdBook): Row[] {
  const { first, last } = leaveWeek(timeline);
  const asked = moment(workingDaysFrom(timeline.today, -10), '09:15');
  const leave = (tutor: DemoTutor): Row => ({
    id: ids.fresh(asked),
    resource_id: ids.of('tutor', centre, tutor.key),
    quantity: 1,
    starts_at: moment(first, '00:00'),
    ends_at: moment(addDays(last, 1), '00:00'),
    reason_code: 'leave',
    reason: tutor.onLeave ?? '',
    created_by: ids.of('person', staff.managerOf(centre)),
    created_at: asked,
  });
  return TUTORS[centre].filter((tutor) => tutor.onLeave !== undefined).map(leave);
}

const vehicleRows = (centre: CentreKey, ids: IdBook): Row[] =>
  VEHICLES[centre].map(({ key, seats, note }) => ({
    id: ids.of('vehicle', centre, key),
    centre_id: ids.of('centre', centre),
    name: key,
    seats,
    note,
    version: 1,
    retired_at: null,
  }));

/** A Wednesday about two weeks ahead. */
function openEvening({ timeline }: DemoCity, ids: IdBook): Row {
  const day = addDays(timeline.today, 17 - weekdayOf(timeline.today));
  return {
    id: ids.fresh(),
    centre_id: ids.of('centre', 'media'),
    day,
    reason: 'Open evening for governors and parents',
    version: 1,
  };
}
