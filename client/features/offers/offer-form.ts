import type { Alternative, Suggestion } from '#shared/contracts/offers.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { ApiRefusal } from '../../core/errors.js';
import { wallClock } from '../../core/dates.js';
import { SUGGEST } from './offers.texts.js';

/** What the fields of an offer hold. */
export interface OfferValues {
  /** Keys of suggestions. */
  chosen: string[];
  /** Whether a time of one's own is offered too. */
  own: boolean;
  day: string;
  startTime: string;
  endTime: string;
  roomId: string;
}

export const keyOf = ({ day, startTime, roomId }: Alternative): string => `${day} ${startTime} ${roomId}`;

/** A time of one's own begins with what was asked for. */
export function firstValues({ day, startsAt, endsAt, centre, room }: VisitView): OfferValues {
  const at = (instant: string): string => wallClock(instant, centre.zone).time;
  return { chosen: [], own: false, day, startTime: at(startsAt), endTime: at(endsAt), roomId: room?.id ?? '' };
}

/** In the order of the suggestions, which is the order of nearness; a time of one's own comes last. */
export function alternativesOf(values: OfferValues, suggestions: readonly Suggestion[]): Alternative[] {
  const picked = suggestions
    .filter((one) => values.chosen.includes(keyOf(one)))
    .map(({ day, startTime, endTime, roomId }) => ({ day, startTime, endTime, roomId }));
  const { day, startTime, endTime, roomId } = values;
  return [...picked, ...(values.own ? [{ day, startTime, endTime, roomId }] : [])];
}

/** A refusal says of which of several times it speaks. */
export function aboutWhich(error: unknown): unknown {
  if (!(error instanceof ApiRefusal)) return error;
  const { alternative } = (error.details ?? {}) as { alternative?: unknown };
  if (typeof alternative !== 'number') return error;
  const { refusal, status, details } = error;
  return new ApiRefusal({ refusal, status, details, message: SUGGEST.which(alternative + 1) + error.message });
}
