import type { PartnerKind } from '#shared/contracts/vocabulary.js';
import { addDays, localDayOf, weekdayOf } from '../../../common/kernel/wall-time.js';

/** Why a request stands where it does, in one sentence: “West Park is 12 fair hours short; waiting 6 days; answer due Friday”. */

export interface Need {
  readonly partner: { readonly name: string; readonly kind: PartnerKind };
  /** Fair hours to one decimal; null without a share. */
  readonly shortfall: number | null;
  readonly waitingDays: number;
  /** When its time runs out; null where nothing does. */
  readonly dueAt: Date | null;
}

export function needInWords(need: Need, now: Date, zone: string): string {
  const due = need.dueAt === null ? [] : [`answer due ${dueText(need.dueAt, now, zone)}`];
  return [shortfallText(need), waitingText(need.waitingDays), ...due].join('; ');
}

/** Whole days of 24 hours. */
export const daysBetween = (from: Date, until: Date): number =>
  Math.max(0, Math.floor((until.getTime() - from.getTime()) / 86_400_000));

function shortfallText({ partner, shortfall }: Need): string {
  if (partner.kind === 'community_group') return `${partner.name} is a community group, which has no fair share`;
  if (shortfall === null) return `${partner.name} has no fair share, because its roll or need is not known`;
  if (shortfall > 0) return `${partner.name} is ${hoursText(shortfall)} short`;
  if (shortfall < 0) return `${partner.name} has used ${hoursText(-shortfall)} more than its share`;
  return `${partner.name} has used just its fair share`;
}

const hoursText = (hours: number): string => (hours === 1 ? '1 fair hour' : `${hours} fair hours`);

function waitingText(days: number): string {
  if (days === 0) return 'asked within the last day';
  return days === 1 ? 'waiting 1 day' : `waiting ${days} days`;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** A time that runs out at midnight is due on the day that ends then. */
function dueText(dueAt: Date, now: Date, zone: string): string {
  const day = localDayOf(new Date(dueAt.getTime() - 1), zone);
  const today = localDayOf(now, zone);
  if (day <= today) return 'today';
  if (day === addDays(today, 1)) return 'tomorrow';
  const weekday = WEEKDAYS[weekdayOf(day) - 1] ?? '';
  if (day < addDays(today, 7)) return weekday;
  return `${weekday} ${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}
