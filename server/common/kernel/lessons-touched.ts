/** A named stretch of one school day, as its bell times give it. */
export interface Period {
  readonly name: string;
  readonly kind: 'lesson' | 'break' | 'lunch' | 'registration';
  readonly from: Date;
  readonly until: Date;
}

export interface TouchedLesson {
  readonly name: string;
  readonly from: Date;
  readonly until: Date;
  /** How much of it the group is away. */
  readonly minutes: number;
}

export interface LessonsTouched {
  /** In the order of the day. */
  readonly touched: readonly TouchedLesson[];
  readonly lessonMinutes: number;
}

interface Away {
  readonly leaveAt: Date;
  readonly backAt: Date;
}

const MINUTE_MS = 60_000;

const sumOf = (touched: readonly Pick<TouchedLesson, 'minutes'>[]): number =>
  touched.reduce((sum, { minutes }) => sum + minutes, 0);

/** The lessons that an absence takes something out of. One that ends when it begins, or begins when it ends, is whole. */
export function lessonsTouched(periods: readonly Period[], { leaveAt, backAt }: Away): LessonsTouched {
  const touched = periods
    .filter(({ kind }) => kind === 'lesson')
    .map(({ name, from, until }) => {
      const missed = Math.min(until.getTime(), backAt.getTime()) - Math.max(from.getTime(), leaveAt.getTime());
      return { name, from, until, minutes: Math.max(0, missed) / MINUTE_MS };
    })
    .filter(({ minutes }) => minutes > 0)
    .sort((one, other) => one.from.getTime() - other.from.getTime());
  return { touched, lessonMinutes: sumOf(touched) };
}

/**
 * Minutes of teaching that others at the school must take over. The first adult is the class's own teacher, who would
 * have taught these very pupils; every further adult is taken to be missing from a lesson of their own for as long as
 * the class is. What this rule cannot know stands in docs/adr/0026-travel-and-cover.md.
 */
export function coverMinutes(touched: readonly Pick<TouchedLesson, 'minutes'>[], adults: number): number {
  return sumOf(touched) * Math.max(0, adults - 1);
}
