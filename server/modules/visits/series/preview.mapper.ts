import type { DateOutcome, SeriesDateView, SeriesPreview } from '#shared/contracts/series.contract.js';
import { localDayOf, wallTimeOf } from '../../../common/kernel/wall-time.js';
import type { Substitute } from '../../availability/index.js';
import type { SkippedDay } from '../domain/series/series-days.js';
import type { SeenDate } from './series-dates.js';

/** What a preview shows: the dates with what becomes of each, and the days without. */
export interface Previewed {
  readonly dates: readonly (SeenDate & { readonly outcome: DateOutcome })[];
  readonly skipped: readonly SkippedDay[];
  readonly substitutes: ReadonlyMap<string, Substitute>;
  readonly roomNames: ReadonlyMap<string, string>;
  readonly zone: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

export function toPreview(previewed: Previewed): SeriesPreview {
  const { firstDay, lastDay, zone, skipped } = previewed;
  return {
    dates: previewed.dates.map((date) => toDate(date, previewed)).sort((a, b) => (a.day < b.day ? -1 : 1)),
    skipped: [...skipped].sort((a, b) => (a.day < b.day ? -1 : 1)),
    firstDay,
    lastDay,
    zone,
  };
}

function toDate(
  { day, outcome, time, problem, broken, chosen, roomId }: Previewed['dates'][number],
  { substitutes, roomNames, zone }: Previewed,
): SeriesDateView {
  const substitute = problem === null ? undefined : substitutes.get(day);
  const roomName = roomNames.get(roomId);
  return {
    day,
    outcome,
    startsAt: time?.startsAt.toISOString() ?? null,
    endsAt: time?.endsAt.toISOString() ?? null,
    room: roomName === undefined ? null : { id: roomId, name: roomName },
    problem,
    broken: [...broken],
    substitute: substitute ? toSubstitute(substitute, zone) : null,
    chosen,
  };
}

function toSubstitute({ kind, room, session }: Substitute, zone: string): NonNullable<SeriesDateView['substitute']> {
  const { startsAt, endsAt } = session;
  return {
    kind,
    onDay: localDayOf(startsAt, zone),
    startTime: wallTimeOf(startsAt, zone),
    endTime: wallTimeOf(endsAt, zone),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    room: { id: room.id, name: room.name },
  };
}
