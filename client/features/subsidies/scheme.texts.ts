import type { FormMessage, FormMessages } from '../../core/form-errors.js';

export const BANDS = {
  name: (index: number): string => `Band ${index + 1}`,
  from: 'From',
  until: 'To just under',
  pays: 'Pays',
  miles: 'miles',
  remove: 'Remove',
  add: 'Add a band',
} as const;

/** "Band 2: enter a distance in miles" */
const inBand: FormMessage = ({ path, message }) =>
  `${BANDS.name(Number(path[1]))}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;

export const SCHEME_MESSAGES: FormMessages = {
  budgetPence: 'Enter the budget for the year, such as £5,000',
  perVisitCapPence: 'Enter the most that one visit can get',
  perSchoolCapPence: 'Enter the most that one school or group can get in the year',
  'bands.*.minMiles': inBand,
  'bands.*.maxMiles': inBand,
  'bands.*.percent': inBand,
};
