import { accessRefusals } from './refusals/access.refusals.js';
import { accountsRefusals } from './refusals/accounts.refusals.js';
import { partnersRefusals } from './refusals/partners.refusals.js';
import { centresRefusals } from './refusals/centres.refusals.js';
import { activitiesRefusals } from './refusals/activities.refusals.js';
import { availabilityRefusals } from './refusals/availability.refusals.js';
import { closuresRefusals } from './refusals/closures.refusals.js';
import { visitsRefusals } from './refusals/visits.refusals.js';
import { promisesRefusals } from './refusals/promises.refusals.js';
import { questionsRefusals } from './refusals/questions.refusals.js';
import { offersRefusals } from './refusals/offers.refusals.js';
import { seriesRefusals } from './refusals/series.refusals.js';
import { subsidiesRefusals } from './refusals/subsidies.refusals.js';
import { feedsRefusals } from './refusals/feeds.refusals.js';
import { timetablesRefusals } from './refusals/timetables.refusals.js';
import { equityRefusals } from './refusals/equity.refusals.js';
import { doorsRefusals } from './refusals/doors.refusals.js';
import { onTheDayRefusals } from './refusals/on-the-day.refusals.js';
import { idempotencyRefusals } from './refusals/idempotency.refusals.js';

/**
 * Every refusal that the API can answer with.
 * A refusal is a rule saying no: it is expected, answered and counted, and never logged as an error.
 */
export const REFUSALS = {
  ...accessRefusals,
  ...accountsRefusals,
  ...partnersRefusals,
  ...centresRefusals,
  ...activitiesRefusals,
  ...availabilityRefusals,
  ...visitsRefusals,
  ...promisesRefusals,
  ...onTheDayRefusals,
  ...doorsRefusals,
  ...closuresRefusals,
  ...offersRefusals,
  ...seriesRefusals,
  ...questionsRefusals,
  ...subsidiesRefusals,
  ...feedsRefusals,
  ...equityRefusals,
  ...timetablesRefusals,
  ...idempotencyRefusals,
} as const;

export type Refusal = keyof typeof REFUSALS;
