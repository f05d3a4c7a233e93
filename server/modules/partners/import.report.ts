import { faultSentence } from './domain/faults.js';
import { badRowCount, type ImportPlan } from './import-plan.js';

/** A preview in words, for the command line. */

const SHOWN_BAD_ROWS = 100;
const SHOWN_CHANGES = 10;

export function reportLines(plan: ImportPlan): string[] {
  return [
    heading(plan),
    ...schoolLines(plan),
    ...characteristicsLines(plan),
    ...changeLines(plan),
    ...badRowLines(plan),
  ];
}

function heading({ authority, asOf, goodRows }: ImportPlan): string {
  const where = authority ? ` of ${authority.name} (${authority.dfeCode}${authority.isNew ? ', new here' : ''})` : '';
  return `${count(goodRows, 'good row')}${where}, as of ${asOf}:`;
}

function schoolLines({ schools, absentColumns }: ImportPlan): string[] {
  if (!schools) return [];
  const { open, closed, toOpen } = schools.states;
  const figures = [
    `  In the file: ${open} open, ${closed} closed, ${toOpen} to open`,
    `  ${count(schools.created, 'school')} to add`,
    `  ${count(schools.updated, 'school')} to change, of which ${schools.closed} closed since`,
    `  ${count(schools.unchanged, 'school')} unchanged`,
  ];
  if (schools.newerHere > 0)
    figures.push(`  ${count(schools.newerHere, 'school')} left alone: a newer extract is here already`);
  if (schools.elsewhere > 0) figures.push(`  ${count(schools.elsewhere, 'row')} of other authorities passed over`);
  const absent = absentColumns.filter((column) => column !== 'SuccessorURN');
  if (absent.length > 0) figures.push(`  The file has no ${absent.join(', ')}: what is known stays as it is.`);
  return figures;
}

function characteristicsLines({ characteristics, unknownUrns }: ImportPlan): string[] {
  const { added, corrected, unchanged, withoutValues } = characteristics;
  const figures = [
    `  Characteristics of that day: ${added} to add, ${corrected} to correct or complete, ${unchanged} unchanged`,
  ];
  if (withoutValues > 0) figures.push(`  ${count(withoutValues, 'row')} without any known value`);
  if (unknownUrns.length > 0) {
    const shown = unknownUrns.slice(0, SHOWN_CHANGES).join(', ');
    figures.push(
      `  ${count(unknownUrns.length, 'row')} of schools that are not here: ${shown}${more(unknownUrns, SHOWN_CHANGES)}`,
    );
  }
  return figures;
}

function changeLines({ changes }: ImportPlan): string[] {
  return changes.slice(0, SHOWN_CHANGES).map((school) => {
    const fields = school.changes.map(
      ({ field, from, to }) => `${field} ${from ?? 'not known'} → ${to ?? 'not known'}`,
    );
    return `  ${school.urn} ${school.name}: ${fields.join('; ')}`;
  });
}

function badRowLines(plan: ImportPlan): string[] {
  if (plan.badRows.length === 0) return [];
  const lines = plan.badRows
    .slice(0, SHOWN_BAD_ROWS)
    .map((fault) => `  ${faultSentence(fault)} The file says "${fault.value}".`);
  const rest = plan.badRows.length - lines.length;
  return [`${count(badRowCount(plan), 'bad row')}:`, ...lines, ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

function more(list: readonly unknown[], shown: number): string {
  return list.length > shown ? ` and ${list.length - shown} more` : '';
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}
