import type { TravelView } from '#shared/contracts/journeys.contract.js';
import { travelText } from '#shared/values/travel.js';
import { formatTime } from '../../core/dates.js';

export const TRAVEL = {
  label: 'Travel',
  unknown: 'We do not know how far it is. The centre can enter it with its partnerships.',
} as const;

/** "Leave school by 09:25, back by 12:40: 15 minutes each way plus loading, estimated" */
export function travelSentence({ leaveAt, backAt, minutes, origin }: TravelView, zone: string): string {
  return travelText({ leaveAt: formatTime(leaveAt, zone), backAt: formatTime(backAt, zone), minutes, origin });
}
