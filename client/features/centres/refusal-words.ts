/** What refusals of this feature say on its pages, with the figures that the server gave for them. */
import { formatDay, wallClock } from '../../core/dates.js';
import { ApiRefusal, errorText } from '../../core/errors.js';
import { onFields, type FieldsOfRefusals } from '../../core/useEdit.js';
import { POOL, REFUSED } from './centres.texts.js';

interface Details {
  visits?: number;
  promised?: number;
  at?: string;
  inService?: number;
  outOfService?: number;
}

/** One sentence for the screen, whatever was thrown. */
export function refusedBecause(error: unknown): string {
  if (!(error instanceof ApiRefusal)) return errorText(error);
  if (error.refusal === 'room/links-break-promises') return error.message;
  const { visits, promised, at, inService, outOfService } = (error.details ?? {}) as Details;
  if (visits !== undefined) return REFUSED.stillBooked(visits);
  if (promised !== undefined && at) return POOL.promised(promised, formatDay(wallClock(at).date));
  if (inService !== undefined) return REFUSED.inService(inService);
  if (outOfService !== undefined) return REFUSED.outOfService(outOfService);
  return error.message;
}

/** The question whose answer a refusal is about. */
const FIELDS: FieldsOfRefusals = {
  'centre/host-not-suitable': 'hostSchoolId',
  'partner/not-found': 'hostSchoolId',
  'room/name-taken': 'name',
  'equipment/name-taken': 'name',
  'equipment/already-promised': 'quantity',
  'equipment/below-out-of-service': 'quantity',
  'equipment/more-than-there-are': 'quantity',
  'equipment/end-in-the-past': 'until',
  'room/links-in-a-circle': 'parts',
  'room/link-unknown': 'parts',
  'room/links-break-promises': 'parts',
  'tutor/name-taken': 'name',
  'tutor/account-taken': 'personId',
  'tutor/account-unknown': 'personId',
  'tutor/leave-over': 'lastDay',
  'tutor/leave-time-unclear': 'startTime',
  'vehicle/name-taken': 'name',
  'vehicle/end-in-the-past': 'until',
  'opening-override/day-taken': 'day',
  'opening-override/in-the-past': 'day',
  'opening-override/too-far-ahead': 'day',
};

/** A refusal that one answer can mend, as an error of that answer; anything else as it was. */
export const onItsField = onFields(FIELDS, refusedBecause);
