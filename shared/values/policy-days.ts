import { addDays, type LocalDate } from './local-date.js';

/** Between which days a centre takes requests, by its notice and its horizon; both belong to it. */
export interface PolicyDays {
  readonly noticeDays: number;
  readonly horizonDays: number;
}

/** With a notice of one day, tomorrow is early enough. */
export const earliestDay = (today: LocalDate, { noticeDays }: Pick<PolicyDays, 'noticeDays'>): LocalDate =>
  addDays(today, noticeDays);

export const latestDay = (today: LocalDate, { horizonDays }: Pick<PolicyDays, 'horizonDays'>): LocalDate =>
  addDays(today, horizonDays);
