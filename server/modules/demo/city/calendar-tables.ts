import { knownTerms, type Term } from '../../timetables/index.js';
import { CENTRES } from './centres.js';
import type { DemoCity } from './demo-city.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { entriesOfYear, type DemoEntry } from './school-days.js';
import type { Timeline } from './timeline.js';

/** Last school year, this one and the next. */
const YEARS = 3;

const yearsOf = ({ from }: Timeline): number[] =>
  Array.from({ length: YEARS }, (_, index) => Number(from.slice(0, 4)) + index);

const yearOf = (academicYear: number) => (entry: DemoEntry) => ({
  ...entry,
  academicYear: entry.term === null ? null : academicYear,
});

const entries = (timeline: Timeline) => yearsOf(timeline).flatMap((year) => entriesOfYear(year).map(yearOf(year)));

/** The terms to which the visits of the demo count. */
export const demoTerms = (timeline: Timeline): ReadonlyMap<string, Term> => knownTerms(entries(timeline));

/**
 * The authority's school years, a closure of both centres over Christmas, and the bell times of the two host schools.
 * The other schools have entered none, so that their people are asked: Cora can try it.
 */
export function calendarTables({ timeline }: DemoCity, ids: IdBook): TableRows[] {
  const authority_id = ids.of('authority');
  const calendar = { authority_id: null, centre_id: null, school_id: null, version: 1 };
  const centres = CENTRES.map(({ key }) => ids.of('centre', key));
  const schedules = SCHEDULES.map((schedule) => ({ ...schedule, id: ids.fresh() }));
  return [
    {
      table: 'calendars',
      rows: [
        { ...calendar, id: authority_id, authority_id },
        ...centres.map((id) => ({ ...calendar, id, centre_id: id })),
      ],
    },
    {
      table: 'calendar_entries',
      rows: [
        ...entries(timeline).map((entry) => entryRow(authority_id, entry, ids)),
        ...centres.flatMap((id) => yearsOf(timeline).map((year) => closureRow(id, year, ids))),
      ],
    },
    {
      table: 'bell_schedules',
      rows: schedules.map(({ id, school, alternates }) => ({
        id,
        school_id: ids.of('partner', school),
        valid_from: timeline.from,
        week_a_day: alternates ? timeline.from : null,
        version: 1,
      })),
    },
    { table: 'bell_periods', rows: schedules.flatMap(({ id, alternates }) => periodRows(id, alternates, ids)) },
  ];
}

type Dated = ReturnType<ReturnType<typeof yearOf>>;

const entryRow = (calendar_id: string, { kind, name, firstDay, lastDay, academicYear, term }: Dated, ids: IdBook) => ({
  id: ids.fresh(),
  calendar_id,
  ...{ kind, name, first_day: firstDay, last_day: lastDay, academic_year: academicYear, term },
});

const closureRow = (calendar_id: string, year: number, ids: IdBook): Row => ({
  id: ids.fresh(),
  calendar_id,
  ...{ kind: 'closure', name: 'Closed over Christmas', first_day: `${year}-12-24`, last_day: `${year + 1}-01-01` },
  ...{ academic_year: null, term: null },
});

const SCHEDULES = [
  { school: 'marlwick', alternates: true },
  { school: 'oxmarsh', alternates: false },
] as const;

type Times = readonly (readonly [name: string, kind: string, starts: string, ends: string])[];

const ORDINARY: Times = [
  ['Tutor time', 'registration', '08:40', '09:00'],
  ['Period 1', 'lesson', '09:00', '10:00'],
  ['Period 2', 'lesson', '10:00', '11:00'],
  ['Break', 'break', '11:00', '11:20'],
  ['Period 3', 'lesson', '11:20', '12:20'],
  ['Lunch', 'lunch', '12:20', '13:10'],
  ['Period 4', 'lesson', '13:10', '14:10'],
  ['Period 5', 'lesson', '14:10', '15:10'],
];
/** Fridays end early. */
const FRIDAY: Times = ORDINARY.slice(0, -1);
/** Wednesdays of week B have assembly, and shorter lessons in the morning. */
const ASSEMBLY: Times = [
  ['Assembly', 'registration', '08:40', '09:15'],
  ['Period 1', 'lesson', '09:15', '10:10'],
  ['Period 2', 'lesson', '10:10', '11:00'],
  ...ORDINARY.slice(3),
];

const WEDNESDAY_NUMBER = 3;
const FRIDAY_NUMBER = 5;

function timesOn(week: string, weekday: number): Times {
  if (weekday === FRIDAY_NUMBER) return FRIDAY;
  return week === 'B' && weekday === WEDNESDAY_NUMBER ? ASSEMBLY : ORDINARY;
}

function periodRows(schedule_id: string, alternates: boolean, ids: IdBook): Row[] {
  const weeks = alternates ? ['A', 'B'] : ['every'];
  return weeks.flatMap((week) =>
    [1, 2, 3, 4, 5].flatMap((weekday) =>
      timesOn(week, weekday).map(([name, kind, starts, ends], index) => ({
        ...{ id: ids.fresh(), schedule_id, week, weekday, position: index + 1 },
        ...{ name, kind, starts, ends },
      })),
    ),
  );
}
