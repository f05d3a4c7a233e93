import { fromMinutes, type ClockTime } from '#shared/values/clock-time.js';

/**
 * Reads a time as people type it: "9:30", "9.30", "0930", "930", "9", "2pm", "2.15 pm".
 * @returns null for what is not a time of day
 */
export function readTypedTime(text: string): ClockTime | null {
  const found = /^(\d{1,2}?)(?:[:.\s]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?$/.exec(text.trim().toLowerCase());
  const [, hourText, minuteText = '0', half] = found ?? [];
  if (hourText === undefined) return null;
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  if (minute > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0)) return null;
  return fromMinutes(hourOfDay(hour, half) * 60 + minute);
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
