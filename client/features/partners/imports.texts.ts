import type { BadRow, FileProblem, ImportKind, SchoolCounts } from '#shared/contracts/imports.contract.js';

export const IMPORT = {
  title: 'Import schools',
  intro:
    'Bring in schools from Get Information About Schools, or figures about them from any CSV file. Nothing changes until you have seen what a file would do.',
  steps: ['Choose a file', 'Check what it changes', 'Done'],
  kind: 'What is in the file?',
  kinds: [
    {
      value: 'schools' satisfies ImportKind as string,
      label: 'Schools of one local authority',
      hint: 'The CSV from Get Information About Schools, with its columns as downloaded',
    },
    {
      value: 'characteristics' satisfies ImportKind as string,
      label: 'Figures about schools that are here already',
      hint: 'A column URN, and any of NumberOfPupils, NOR, PercentageFSM, PNUMFSMEVER, IDACI_2019_Rank, IDACI_2019_Decile, ATT8SCR',
    },
  ],
  authority: 'Local authority',
  code: 'Code of the local authority',
  codeHint: 'Three digits, such as 383. An authority that is not here yet is added with its schools.',
  date: 'Date of the file',
  dateHint: 'The day on which it was made.',
  dateFromName: 'Taken from the file’s name. Change it if the file was made on another day.',
  dateNotInName: 'The file’s name does not say on which day it was made. Enter that day.',
  dateWhy:
    'Figures are kept for this day, and an older file never changes what a newer one said. With a later day than the true one, old figures would count as new.',
  file: 'File',
  fileHint: 'A CSV file of up to 30 MB',
  show: 'Show what would change',
  tooLarge: 'This file is larger than 30 MB. Split it, one file per authority.',
  another: 'Choose another file',
  badRows: 'Rows that cannot be imported',
  badRowsIntro: 'They are left out. To bring them in, mend them in the file and choose it again.',
  saveBadRows: 'Save these rows as CSV',
  nothingGood: 'No row of this file can be imported. Mend the rows below and choose the file again.',
  nothingNew: 'The file says nothing that is not here already.',
  changes: 'Schools that change',
  newSchools: 'New schools',
  unknown: 'Schools that are not here',
  unknownIntro: 'These URNs are passed over. Import the schools first if they belong to you.',
  done: 'The file is imported',
  toList: 'See the schools',
  listShowsOpen: 'The list shows the open schools. To find a closed one, choose “Closed” or “All” above it.',
} as const;

export const IMPORT_ERRORS = {
  kind: 'Choose what is in the file',
  dfeCode: 'Enter the three digits of the authority’s code',
  asOf: 'Enter the day on which the file was made, like 27/11/2026',
  file: 'Choose a file',
} as const;

const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: 'Name',
  status: 'Status',
  phase: 'Phase',
  statutoryLowAge: 'Lowest age',
  statutoryHighAge: 'Highest age',
  openedOn: 'Opened',
  closedOn: 'Closed',
  street: 'Street',
  locality: 'Locality',
  town: 'Town',
  postcode: 'Postcode',
  easting: 'Easting',
  northing: 'Northing',
  successorUrn: 'Successor',
};

export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}

/** "Line 3, column URN: reason. How to mend it." */
export function faultSentence({ line, column, reason, mend }: Omit<FileProblem, 'kind'> | BadRow): string {
  const places = [line === null ? '' : `line ${line}`, column === null ? '' : `column ${column}`];
  const place = places.filter((part) => part !== '').join(', ');
  const start = place === '' ? '' : `${place.charAt(0).toUpperCase()}${place.slice(1)}: `;
  return `${start}${reason} ${mend}`;
}

export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** "306 open, 465 closed, 2 to open" */
export function statesText({ open, closed, toOpen }: SchoolCounts['states']): string {
  const parts = [`${open.toLocaleString('en-GB')} open`];
  if (closed > 0) parts.push(`${closed.toLocaleString('en-GB')} closed`);
  if (toOpen > 0) parts.push(`${toOpen.toLocaleString('en-GB')} to open`);
  return parts.join(', ');
}

/** The button says what it will do. */
export function acceptLabel(goodRows: number, badRows: number): string {
  const good = counted(goodRows, 'row');
  return badRows === 0 ? `Import ${good}` : `Import ${good} and leave out ${badRows.toLocaleString('en-GB')}`;
}
