import type { PolicyTerms } from '#shared/contracts/policies.contract.js';

/** Lists of kept times as the fields of the form hold them: a day that is left out is ''. */

export interface HoursValues {
  weekday: string;
  starts: string;
  ends: string;
  firstDay: string;
  lastDay: string;
}

export interface WindowValues {
  opensOn: string;
  firstDay: string;
  lastDay: string;
  phases: string[];
  programmes: string[];
}

export interface KeptValues {
  protectedHours: HoursValues[];
  priorityWindows: WindowValues[];
}

export const newHours = (): HoursValues => ({ weekday: '1', starts: '', ends: '', firstDay: '', lastDay: '' });

export const newWindow = (): WindowValues => ({ opensOn: '', firstDay: '', lastDay: '', phases: [], programmes: [] });

export const keptValues = ({ protectedHours, priorityWindows }: Pick<PolicyTerms, keyof KeptValues>): KeptValues => ({
  protectedHours: protectedHours.map(({ weekday, firstDay, lastDay, ...hours }) => ({
    ...hours,
    weekday: String(weekday),
    firstDay: firstDay ?? '',
    lastDay: lastDay ?? '',
  })),
  priorityWindows: priorityWindows.map((window) => ({
    ...window,
    phases: [...window.phases],
    programmes: [...window.programmes],
  })),
});

const dayOrNone = (day: string): string | null => (day.trim() === '' ? null : day);

/** What the schema reads. */
export const keptTerms = ({ protectedHours, priorityWindows }: KeptValues) => ({
  protectedHours: protectedHours.map(({ weekday, firstDay, lastDay, ...hours }) => ({
    ...hours,
    weekday: Number(weekday),
    firstDay: dayOrNone(firstDay),
    lastDay: dayOrNone(lastDay),
  })),
  priorityWindows,
});
