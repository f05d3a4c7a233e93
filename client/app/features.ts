import type { Feature } from '../core/feature.js';
import { accounts } from '../features/accounts/index.js';
import { activities } from '../features/activities/index.js';
import { board } from '../features/board/index.js';
import { booking } from '../features/booking/index.js';
import { centres } from '../features/centres/index.js';
import { closures } from '../features/closures/index.js';
import { doors } from '../features/doors/index.js';
import { equity } from '../features/equity/index.js';
import { fairness } from '../features/fairness/index.js';
import { feeds } from '../features/feeds/index.js';
import { offers } from '../features/offers/index.js';
import { partners } from '../features/partners/index.js';
import { series } from '../features/series/index.js';
import { policies } from '../features/policies/index.js';
import { setup } from '../features/setup/index.js';
import { subsidies } from '../features/subsidies/index.js';
import { timetables } from '../features/timetables/index.js';
import { today } from '../features/today/index.js';
import { visits } from '../features/visits/index.js';

/** Every feature of the product: one line each. */
export const features: readonly Feature[] = [
  accounts,
  board,
  today,
  visits,
  offers,
  series,
  booking,
  activities,
  equity,
  fairness,
  centres,
  subsidies,
  partners,
  policies,
  closures,
  setup,
  timetables,
  feeds,
  doors,
];
