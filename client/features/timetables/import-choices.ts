/** What somebody takes the rows of a calendar file as. */
import { KINDS_OF_OWNER, type CalendarImportRow, type WriteEntry } from '#shared/contracts/timetables.contract.js';
import { calendarEntryKind, termName, type CalendarOwner } from '#shared/contracts/vocabulary.js';
import type { Choice } from '../../ui/choice.js';
import { IMPORT, KINDS, TERMS } from './timetables.texts.js';

/** '' leaves the row out; a term is chosen together with its season: "term autumn". */
export type Taken = string;

export function takenAs({ suggestion, term }: CalendarImportRow): Taken {
  if (suggestion === null) return '';
  return suggestion === 'term' ? `term ${term}` : suggestion;
}

export function choicesFor(owner: CalendarOwner): Choice[] {
  const kinds = KINDS_OF_OWNER[owner];
  const terms = kinds.includes('term') ? termName.options : [];
  return [
    { value: '', label: IMPORT.leaveOut },
    ...terms.map((term) => ({ value: `term ${term}`, label: TERMS[term] })),
    ...kinds.filter((kind) => kind !== 'term').map((kind) => ({ value: kind, label: KINDS[kind] })),
  ];
}

/** The entry that a row becomes, or nothing. A row without a name is called what it is. */
export function entryOf({ name, firstDay, lastDay }: CalendarImportRow, taken: Taken): WriteEntry[] {
  const [kindText, termText] = taken.split(' ');
  const kind = calendarEntryKind.safeParse(kindText);
  const term = termName.safeParse(termText);
  if (!kind.success) return [];
  const known = kind.data === 'term' ? name : name || KINDS[kind.data];
  return [{ kind: kind.data, name: known, firstDay, lastDay, term: term.success ? term.data : null }];
}
