import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { SchoolStatus } from '#shared/contracts/vocabulary.js';
import type { RowFault } from './faults.js';
import type { KnownColumns } from './header.js';
import { RowReader, type Cell, type ImportRow } from './row-reader.js';

/** Reads one row of a GIAS extract into what we keep of a school. Column names are those of GIAS itself. */
const REQUIRED = [
  'URN',
  'LA (code)',
  'EstablishmentName',
  'EstablishmentStatus (name)',
  'PhaseOfEducation (name)',
] as const;
const OPTIONAL = [
  'LA (name)',
  'OpenDate',
  'CloseDate',
  'StatutoryLowAge',
  'StatutoryHighAge',
  'NumberOfPupils',
  'PercentageFSM',
  'Street',
  'Locality',
  'Town',
  'Postcode',
  'Easting',
  'Northing',
  // Not in GIAS's main file: added by hand from its "links" file to say which school took over a closed one.
  'SuccessorURN',
] as const;

export type SchoolColumn = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
export const SCHOOL_COLUMNS: KnownColumns<SchoolColumn> = { required: REQUIRED, optional: OPTIONAL };

/** What the register says a school is; only the newest extract counts. */
export interface SchoolDetails {
  readonly name: string;
  readonly status: SchoolStatus;
  readonly phase: SchoolPhase;
  readonly statutoryLowAge: Cell<number>;
  readonly statutoryHighAge: Cell<number>;
  readonly openedOn: Cell<string>;
  readonly closedOn: Cell<string>;
  readonly street: Cell<string>;
  readonly locality: Cell<string>;
  readonly town: Cell<string>;
  readonly postcode: Cell<string>;
  /** Metres on the British National Grid (OSGB36). */
  readonly easting: Cell<number>;
  readonly northing: Cell<number>;
  readonly successorUrn: Cell<number>;
}

export interface SchoolFacts {
  readonly line: number;
  readonly urn: number;
  readonly laCode: string;
  readonly laName: Cell<string>;
  readonly details: SchoolDetails;
  readonly roll: Cell<number>;
  /** Pupils eligible for free school meals, per cent of the roll. */
  readonly fsmPercent: Cell<number>;
}

const STATUSES: ReadonlyMap<string, SchoolStatus> = new Map([
  ['open', 'open'],
  ['open, but proposed to close', 'proposed_to_close'],
  ['proposed to open', 'proposed_to_open'],
  ['closed', 'closed'],
]);

const PHASES: ReadonlyMap<string, SchoolPhase> = new Map([
  ['nursery', 'nursery'],
  ['primary', 'primary'],
  ['middle deemed primary', 'middle_deemed_primary'],
  ['middle deemed secondary', 'middle_deemed_secondary'],
  ['secondary', 'secondary'],
  ['all-through', 'all_through'],
  ['all through', 'all_through'],
  ['16 plus', 'sixteen_plus'],
  ['not applicable', 'not_applicable'],
]);

/** Every URN that the Department for Education has given is a number of six digits. */
const URNS = { least: 100_000, most: 999_999 };
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA)$/i;
const AGES = { least: 0, most: 99 };
const PERCENT = { least: 0, most: 100 };
export const ROLL = { least: 0, most: 20_000 };
/** The grid's own extent: from the Scillies to Shetland, from St Kilda to Lowestoft. */
const EASTINGS = { least: 0, most: 700_000 };
const NORTHINGS = { least: 0, most: 1_300_000 };

export type SchoolRowResult =
  { readonly ok: true; readonly facts: SchoolFacts } | { readonly ok: false; readonly faults: readonly RowFault[] };

export function readSchoolRow(row: ImportRow<SchoolColumn>): SchoolRowResult {
  const cells = new RowReader(row);
  const facts: SchoolFacts = {
    line: row.line,
    urn: readUrn(cells),
    laCode: readLaCode(cells),
    laName: cells.text('LA (name)', 100),
    details: readDetails(cells),
    roll: cells.integer('NumberOfPupils', ROLL),
    fsmPercent: cells.decimal('PercentageFSM', PERCENT),
  };
  return cells.faults.length === 0 ? { ok: true, facts } : { ok: false, faults: cells.faults };
}

export function readUrn<Column extends string>(cells: RowReader<Column | 'URN'>): number {
  const urn = cells.integer('URN', URNS);
  if (urn === null && cells.faults.length === 0) cells.fault('URN', 'Nothing is given here.', 'Fill it in.');
  return urn ?? 0;
}

/** The authority's code alone, so that rows of other authorities are passed over whatever else is in them. */
export function laCodeOf(row: ImportRow<SchoolColumn>): string {
  return (row.cells['LA (code)'] ?? '').trim();
}

function readLaCode(cells: RowReader<SchoolColumn>): string {
  return cells.matching('LA (code)', /^\d{3}$/, "an authority's code, which is a number of three digits") ?? '';
}

function readDetails(cells: RowReader<SchoolColumn>): SchoolDetails {
  const details: SchoolDetails = {
    name: cells.required('EstablishmentName', 200),
    status: readChoice(cells, 'EstablishmentStatus (name)', STATUSES, 'open'),
    phase: readChoice(cells, 'PhaseOfEducation (name)', PHASES, 'not_applicable'),
    statutoryLowAge: cells.integer('StatutoryLowAge', AGES),
    statutoryHighAge: cells.integer('StatutoryHighAge', AGES),
    openedOn: cells.date('OpenDate'),
    closedOn: cells.date('CloseDate'),
    street: cells.address('Street', 200),
    locality: cells.address('Locality', 200),
    town: cells.address('Town', 100),
    postcode: readPostcode(cells),
    easting: cells.integer('Easting', EASTINGS),
    northing: cells.integer('Northing', NORTHINGS),
    successorUrn: cells.integer('SuccessorURN', URNS),
  };
  checkTogether(cells, details);
  return withoutNowhere(details);
}

function readChoice<Choice>(
  cells: RowReader<SchoolColumn>,
  column: SchoolColumn,
  choices: ReadonlyMap<string, Choice>,
  otherwise: Choice,
): Choice {
  const choice = cells.choice(column, choices);
  const alreadyFaulty = cells.faults.some((fault) => fault.column === column);
  if (choice === null && !alreadyFaulty) cells.fault(column, 'Nothing is given here.', 'Fill it in.');
  return choice ?? otherwise;
}

function readPostcode(cells: RowReader<SchoolColumn>): Cell<string> {
  if (cells.isPlaceholder('Postcode')) return null;
  const postcode = cells.matching('Postcode', POSTCODE, 'a postcode, such as LS1 4AP');
  return (
    postcode
      ?.replace(/\s/g, '')
      .replace(/(...)$/, ' $1')
      .toUpperCase() ?? postcode
  );
}

function checkTogether(cells: RowReader<SchoolColumn>, details: SchoolDetails): void {
  const { statutoryLowAge, statutoryHighAge, openedOn, closedOn, easting, northing } = details;
  if (
    typeof statutoryLowAge === 'number' &&
    typeof statutoryHighAge === 'number' &&
    statutoryLowAge > statutoryHighAge
  ) {
    cells.fault('StatutoryHighAge', 'The highest age is below the lowest age.', 'Correct one of the two ages.');
  }
  if (openedOn && closedOn && closedOn < openedOn) {
    cells.fault('CloseDate', 'The school closes before it opens.', 'Correct one of the two dates.');
  }
  const misread = cells.faults.some(({ column }) => column === 'Easting' || column === 'Northing');
  if (!misread && typeof easting !== typeof northing) {
    const missing = typeof easting === 'number' ? 'Northing' : 'Easting';
    cells.fault(missing, 'Easting and Northing go together, and one is missing.', 'Give both or neither.');
  }
}

/** GIAS writes 0, 0 for a school whose place it does not know. */
function withoutNowhere(details: SchoolDetails): SchoolDetails {
  const nowhere = details.easting === 0 && details.northing === 0;
  return nowhere ? { ...details, easting: null, northing: null } : details;
}
