import { isClosing } from './school-lifecycle.js';
import type { RowFault } from './faults.js';
import type { SchoolDetails, SchoolFacts } from './school-row.js';

/** Compares the schools of an extract with those we hold: what an import would do, before it does it. */

export interface StoredSchool extends StoredDetails {
  readonly id: string;
  readonly urn: number;
  readonly authorityId: string;
  /** Date of the extract that the details come from. */
  readonly extractOn: string;
}

export type StoredDetails = { readonly [Field in keyof SchoolDetails]: Exclude<SchoolDetails[Field], undefined> };

export interface FieldChange {
  readonly field: keyof SchoolDetails;
  readonly from: string | number | null;
  readonly to: string | number | null;
}

export interface SchoolUpdate {
  readonly id: string;
  readonly urn: number;
  readonly details: StoredDetails;
  readonly changes: readonly FieldChange[];
  /** The school was open to us and the extract says that it is closed. */
  readonly closes: boolean;
}

export interface SchoolPlan {
  readonly created: readonly SchoolFacts[];
  readonly updated: readonly SchoolUpdate[];
  /** Nothing to write, or only a newer date of the same details. */
  readonly unchanged: readonly StoredSchool[];
  /** Held from a newer extract: an older one does not turn them back. */
  readonly newerHere: readonly StoredSchool[];
  readonly faults: readonly RowFault[];
  /** Schools whose row can be imported, so that its characteristics can be as well. */
  readonly accepted: readonly SchoolFacts[];
}

export interface ImportInto {
  /** null: an authority that is not here yet. */
  readonly authorityId: string | null;
  readonly asOf: string;
}

export function planSchools(
  facts: readonly SchoolFacts[],
  stored: ReadonlyMap<number, StoredSchool>,
  into: ImportInto,
): SchoolPlan {
  const mine = (row: SchoolFacts) => {
    const school = stored.get(row.urn);
    return !school || school.authorityId === into.authorityId;
  };
  const accepted = facts.filter(mine);
  const pairs = accepted.flatMap((row) => {
    const school = stored.get(row.urn);
    return school ? [{ row, school }] : [];
  });
  const current = pairs.filter(({ school }) => school.extractOn <= into.asOf);
  const updated = current.map(({ row, school }) => updateOf(row, school));
  return {
    accepted,
    created: accepted.filter((row) => !stored.has(row.urn)),
    updated: updated.filter((update) => update.changes.length > 0),
    unchanged: current.filter((_, index) => updated[index]?.changes.length === 0).map(({ school }) => school),
    newerHere: pairs.filter(({ school }) => school.extractOn > into.asOf).map(({ school }) => school),
    faults: facts.filter((row) => !mine(row)).map(heldElsewhere),
  };
}

function updateOf(row: SchoolFacts, school: StoredSchool): SchoolUpdate {
  const details = mergeDetails(row.details, school);
  return {
    id: school.id,
    urn: school.urn,
    details,
    changes: changesBetween(school, details),
    closes: isClosing(school.status, details.status),
  };
}

/** A column that the file has not got leaves what we hold; a blank cell means that it is not known any more. */
function mergeDetails(given: SchoolDetails, held: StoredDetails): StoredDetails {
  const keep = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
  return {
    name: given.name,
    status: given.status,
    phase: given.phase,
    statutoryLowAge: keep(given.statutoryLowAge, held.statutoryLowAge),
    statutoryHighAge: keep(given.statutoryHighAge, held.statutoryHighAge),
    openedOn: keep(given.openedOn, held.openedOn),
    closedOn: keep(given.closedOn, held.closedOn),
    street: keep(given.street, held.street),
    locality: keep(given.locality, held.locality),
    town: keep(given.town, held.town),
    postcode: keep(given.postcode, held.postcode),
    easting: keep(given.easting, held.easting),
    northing: keep(given.northing, held.northing),
    successorUrn: keep(given.successorUrn, held.successorUrn),
  };
}

/** The details of a school that is new to us: what the file does not say is not known. */
export function newDetails(given: SchoolDetails): StoredDetails {
  const unknown = { statutoryLowAge: null, statutoryHighAge: null, openedOn: null, closedOn: null, easting: null };
  const nowhere = { street: null, locality: null, town: null, postcode: null, northing: null, successorUrn: null };
  return mergeDetails(given, { ...unknown, ...nowhere, name: given.name, status: given.status, phase: given.phase });
}

function changesBetween(before: StoredDetails, after: StoredDetails): FieldChange[] {
  const fields = Object.keys(after) as (keyof SchoolDetails)[];
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

function heldElsewhere(row: SchoolFacts): RowFault {
  const reason = 'This school is held here under another authority.';
  const mend = 'Ask a system administrator to move the school first.';
  return { line: row.line, column: 'LA (code)', value: row.laCode, reason, mend };
}
