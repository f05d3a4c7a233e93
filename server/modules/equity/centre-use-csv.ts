import { stringify } from 'csv-stringify/sync';
import type { CentreUseView, GroupUse, SchoolUse } from '#shared/contracts/equity.contract.js';

const HEADINGS = [
  'School',
  'Centre',
  'Role',
  'Phase',
  'Pupils on roll',
  'Share of roll (%)',
  'Pupil-hours',
  'Share of pupil-hours (%)',
  'Pupil-hours per 100 on roll',
  'Share of hours over share of roll',
  'Visits',
  'No-shows',
  'Last visit',
];

/**
 * The table for a spreadsheet: one row for each school at each centre, then host, partners and all, which are the sums
 * of those rows. Text that a spreadsheet would run
 * as a formula is escaped, and the mark at the start tells it that accents are in UTF-8.
 */
export function centreUseCsv(view: CentreUseView): string {
  const schools = view.schools.map((school) => [
    school.name,
    school.centre.name,
    school.role,
    sentenceCase(school.phase ?? ''),
    ...usesOf(school),
    school.lastVisitDay ?? '',
  ]);
  const groups: [string, GroupUse][] = [
    ['Partner schools', view.partners],
    ['All schools', view.all],
  ];
  if (view.host) groups.unshift([view.host.schools > 1 ? 'Host schools' : 'Host school', view.host]);
  const whole = view.centre?.name ?? `All centres of ${view.authority.name}`;
  const totals = groups.map(([name, group]) => [name, whole, 'total', '', ...usesOf(group), '']);
  return stringify([HEADINGS, ...schools, ...totals], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}

const usesOf = (uses: Omit<SchoolUse | GroupUse, 'name'>) => [
  uses.roll,
  uses.rollShare,
  uses.pupilHours,
  uses.hoursShare,
  uses.hoursPer100,
  uses.representation,
  uses.visits,
  uses.noShows,
];

/** "Middle deemed primary" for `middle_deemed_primary` */
const sentenceCase = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');

/** "who-uses-quayside-clc-2026-27-autumn.csv": plain letters, so that every system takes it. */
export function centreUseFileName({ authority, centre, academicYear, term }: CentreUseView): string {
  const year = `${String(academicYear)}-${String((academicYear + 1) % 100).padStart(2, '0')}`;
  return `${['who-uses', slug((centre ?? authority).name), year, term].filter(Boolean).join('-')}.csv`;
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 60);
