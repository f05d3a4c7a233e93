import { AccountsAndPartners1764000000001 } from './1764000000001-accounts-and-partners.js';
import { CentresAndReservations1764000000002 } from './1764000000002-centres-and-reservations.js';
import { Visits1764000000003 } from './1764000000003-visits.js';
import { TransportAwards1764000000004 } from './1764000000004-transport-awards.js';
import { CalendarFeeds1764000000010 } from './1764000000010-calendar-feeds.js';
import { Imports1764000000011 } from './1764000000011-imports.js';
import { UsageTotals1764000000013 } from './1764000000013-usage-totals.js';
import { KeptAnswers1764000000014 } from './1764000000014-kept-answers.js';
import { Heartbeat1764000000016 } from './1764000000016-heartbeat.js';
import { Timetables1764000000020 } from './1764000000020-timetables.js';
import { TutorsVehiclesAndLinks1764000000022 } from './1764000000022-tutors-vehicles-and-links.js';
import { Activities1764000000024 } from './1764000000024-activities.js';
import { Journeys1764000000026 } from './1764000000026-journeys.js';
import { Series1764000000030 } from './1764000000030-series.js';
import { FairShareSettings1764000000036 } from './1764000000036-fair-share-settings.js';
import { Policies1764000000037 } from './1764000000037-policies.js';
import { RulesForRequests1764000000039 } from './1764000000039-rules-for-requests.js';
import { Queue1764000000040 } from './1764000000040-queue.js';
import { Promises1764000000043 } from './1764000000043-promises.js';
import { TheDay1764000000042 } from './1764000000042-the-day.js';
import { Closures1764000000041 } from './1764000000041-closures.js';
import { Offers1764000000038 } from './1764000000038-offers.js';

/** In the order in which they run. A number names the part that made it, from a range of its own: gaps are no losses. */
export const migrations = [
  AccountsAndPartners1764000000001,
  CentresAndReservations1764000000002,
  Visits1764000000003,
  TransportAwards1764000000004,
  CalendarFeeds1764000000010,
  Imports1764000000011,
  UsageTotals1764000000013,
  KeptAnswers1764000000014,
  Heartbeat1764000000016,
  Timetables1764000000020,
  TutorsVehiclesAndLinks1764000000022,
  Activities1764000000024,
  Journeys1764000000026,
  Series1764000000030,
  FairShareSettings1764000000036,
  Policies1764000000037,
  RulesForRequests1764000000039,
  Queue1764000000040,
  Promises1764000000043,
  TheDay1764000000042,
  Closures1764000000041,
  Offers1764000000038,
];
