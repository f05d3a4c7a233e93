/** Wall-clock time of day: "09:30", and the same as minutes after midnight. */
export type ClockTime = string;

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

export function isClockTime(text: string): boolean {
  return CLOCK.test(text);
}

/** @throws RangeError when the text is not a time of day */
export function toMinutes(time: ClockTime): number {
  const found = CLOCK.exec(time.slice(0, 5));
  if (!found) throw new RangeError(`${time} is not a time of day`);
  return Number(found[1]) * 60 + Number(found[2]);
}

export function fromMinutes(minutes: number): ClockTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
