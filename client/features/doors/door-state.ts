import type { DoorSlot, DoorView } from '#shared/contracts/doors.contract.js';
import { formatTime, formatTimeRange } from '../../core/dates.js';
import { DOOR } from './doors.texts.js';

/** What a display says at a moment, from the day it was told last: it goes on being right while nobody can be asked. */

export interface DoorWords {
  readonly busy: boolean;
  readonly headline: string;
  readonly detail: string;
  readonly until: string;
  readonly next: string;
  readonly nextDetail: string;
}

const at = (instant: string): number => Date.parse(instant);
const nameOf = ({ activity, school }: DoorSlot): string => [activity, school].filter(Boolean).join(', ');

export function doorWords({ slots, zone }: DoorView, now: Date): DoorWords {
  const ms = now.getTime();
  const current = slots.find(({ from, until }) => at(from) <= ms && ms < at(until));
  const next = slots.find(({ from }) => at(from) > ms && from !== current?.from);
  return { ...nowWords(current, next, { ms, zone }), ...nextWords(next, zone) };
}

function nowWords(
  current: DoorSlot | undefined,
  next: DoorSlot | undefined,
  { ms, zone }: { ms: number; zone: string },
): Pick<DoorWords, 'busy' | 'headline' | 'detail' | 'until'> {
  if (!current) {
    const until = next ? DOOR.freeUntil(formatTime(next.from, zone)) : DOOR.freeAllDay;
    return { busy: false, headline: DOOR.free, detail: '', until };
  }
  const until = DOOR.until(formatTime(current.kind === 'closed' ? current.until : current.endsAt, zone));
  if (current.kind === 'closed') return { busy: true, headline: DOOR.closed, detail: '', until };
  const starts = formatTime(current.startsAt, zone);
  if (ms < at(current.startsAt))
    return { busy: true, headline: DOOR.settingUp(starts), detail: nameOf(current), until };
  const clearedBy = DOOR.until(formatTime(current.until, zone));
  if (ms >= at(current.endsAt)) return { busy: true, headline: DOOR.clearing, detail: '', until: clearedBy };
  return { busy: true, headline: current.activity ?? DOOR.inUse, detail: current.school ?? '', until };
}

function nextWords(next: DoorSlot | undefined, zone: string): Pick<DoorWords, 'next' | 'nextDetail'> {
  if (!next) return { next: DOOR.nothingNext, nextDetail: '' };
  const times = formatTimeRange(next.startsAt, next.endsAt, zone);
  const what = next.kind === 'closed' ? DOOR.closed : nameOf(next) || DOOR.inUse;
  return { next: times, nextDetail: what };
}
