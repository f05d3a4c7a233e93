import type { PriorityWindow, ProtectedHours } from '#shared/contracts/kept-times.contract.js';
import { formatDayYear } from '../../core/dates.js';
import { PROGRAMMES } from '../../core/programmes.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const WEEKDAYS = DAYS.map((label, index) => ({ value: String(index + 1), label }));

const PHASES: Readonly<Record<PriorityWindow['phases'][number], string>> = {
  nursery: 'Nursery',
  primary: 'Primary',
  middle_deemed_primary: 'Middle (deemed primary)',
  middle_deemed_secondary: 'Middle (deemed secondary)',
  secondary: 'Secondary',
  all_through: 'All-through',
  sixteen_plus: '16 plus',
};

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const PHASE_CHOICES = choices(PHASES);
export const PROGRAMME_CHOICES = choices(PROGRAMMES);

export const KEPT = {
  hours: 'Hours that the host school leaves to others',
  hoursHint: 'Every week, the host school cannot ask for these. What is still free shortly before, it can have.',
  release: 'The host school can ask for what is still free',
  releaseUnit: 'days before',
  hoursList: {
    none: 'No hours are kept. Keep some where the host school would otherwise take the time that others need.',
    entry: (place: number) => `Hours ${place + 1}`,
    remove: 'Remove',
    removed: (place: number) => ` hours ${place + 1}`,
    add: 'Add hours',
  },
  weekday: 'Day of the week',
  starts: 'From',
  ends: 'To',
  from: 'First day',
  until: 'Last day',
  always: 'Leave it empty for always.',
  windows: 'Days that open earlier for some',
  windowsHint: 'Until the day on which they open to everybody, only the phases or programmes you choose can ask.',
  windowList: {
    none: 'All days open to everybody at once.',
    entry: (place: number) => `Days ${place + 1}`,
    remove: 'Remove',
    removed: (place: number) => ` days ${place + 1}`,
    add: 'Add days',
  },
  firstKept: 'Visits from',
  lastKept: 'Visits until',
  opensOn: 'Open to everybody on',
  phases: 'Before then, schools of these phases can ask',
  programmes: 'And so can visits of these programmes',
  none: 'None',
} as const;

const stretch = ({ firstDay, lastDay }: ProtectedHours): string => {
  const from = firstDay === null ? '' : ` from ${formatDayYear(firstDay)}`;
  return lastDay === null ? from : `${from} until ${formatDayYear(lastDay)}`;
};

/** `Tuesday, 13:00 to 15:00 until Wednesday 31 March 2027` */
export const hoursText = (hours: ProtectedHours): string =>
  `${DAYS[hours.weekday - 1] ?? ''}, ${hours.starts} to ${hours.ends}${stretch(hours)}`;

export function windowText({ firstDay, lastDay, opensOn, phases, programmes }: PriorityWindow): string {
  const some = [...phases.map((phase) => PHASES[phase]), ...programmes.map((one) => PROGRAMMES[one])].join(', ');
  const days = `${formatDayYear(firstDay)} to ${formatDayYear(lastDay)}`;
  return `${days}: only ${some} until they open on ${formatDayYear(opensOn)}`;
}
