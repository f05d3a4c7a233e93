import type { SchoolView } from '#shared/contracts/partners.contract.js';
import { formatDate } from '../../core/dates.js';
import type { Line } from './line.js';
import { NOT_KNOWN, PHASE_LABELS } from './partners.texts.js';

/** The register entry of a school, line by line. */
export function schoolDetails(school: SchoolView): Line[] {
  const { street, locality, town, postcode, openedOn, closedOn, successor } = school;
  const address = [street, locality, town, postcode].filter((part) => part !== null && part !== '').join('\n');
  const rows: (Line | null)[] = [
    { key: 'urn', label: 'URN', value: String(school.urn) },
    { key: 'phase', label: 'Phase', value: PHASE_LABELS[school.phase] },
    { key: 'ages', label: 'Ages', value: ages(school) },
    { key: 'address', label: 'Address', value: address === '' ? NOT_KNOWN : address },
    openedOn === null ? null : { key: 'opened', label: 'Opened', value: formatDate(openedOn) },
    closedOn === null ? null : { key: 'closed', label: closedLabel(school), value: formatDate(closedOn) },
    successor === null ? null : { key: 'successor', label: 'Taken over by', value: String(successor.urn) },
  ];
  return rows.filter((row) => row !== null);
}

function ages({ statutoryLowAge, statutoryHighAge }: SchoolView): string {
  return statutoryLowAge === null || statutoryHighAge === null
    ? NOT_KNOWN
    : `${statutoryLowAge} to ${statutoryHighAge}`;
}

function closedLabel({ status }: SchoolView): string {
  return status === 'closed' ? 'Closed' : 'Is to close';
}
