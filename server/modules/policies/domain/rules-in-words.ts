import type { PriorityWindow } from '#shared/contracts/policies.contract.js';
import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { Programme } from '#shared/contracts/vocabulary.js';

/** How rules name days and groups when they say what they are about. */

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** @param day a local ISO date @returns `1 December 2026` */
export function daysInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

const PHASES: Readonly<Record<SchoolPhase, string>> = {
  nursery: 'nursery schools',
  primary: 'primary schools',
  middle_deemed_primary: 'middle schools deemed primary',
  middle_deemed_secondary: 'middle schools deemed secondary',
  secondary: 'secondary schools',
  all_through: 'all-through schools',
  sixteen_plus: '16 plus schools',
  not_applicable: 'schools without a phase',
};

const PROGRAMMES: Readonly<Record<Programme, string>> = {
  mainstream: 'mainstream lessons',
  gifted_and_talented: 'gifted and talented',
  learning_mentors: 'learning mentors',
  learning_support_unit: 'the learning support unit',
  behaviour_improvement: 'behaviour improvement',
  lig_collaborative: 'the LIG collaborative',
  primary_transition: 'primary transition',
  cpd: 'staff training',
  community: 'community use',
};

/** `primary schools and primary transition` */
export function openedFor({ phases, programmes }: Pick<PriorityWindow, 'phases' | 'programmes'>): string {
  const all = [...phases.map((phase) => PHASES[phase]), ...programmes.map((one) => PROGRAMMES[one])];
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}
