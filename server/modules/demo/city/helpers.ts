import type { CentreKey } from './centres.js';

export interface DemoTutor {
  readonly key: string;
  /** Whose account it is: the first, second, ... of the centre's people with that role; null for somebody without one. */
  readonly account: number | null;
  /** Of somebody without an account. */
  readonly name?: string;
  readonly skills: readonly string[];
  /** What they teach of all that is taught at the centre. */
  readonly subjects: readonly string[];
  readonly weekdays: readonly number[];
  readonly opens: string;
  readonly closes: string;
  /** Away all week on the day on which the city is made. */
  readonly onLeave?: string;
}

export interface DemoVehicle {
  readonly key: string;
  readonly seats: number;
  readonly note: string;
}

const SCHOOL_WEEK = [1, 2, 3, 4, 5];
const SCHOOL_DAY = { opens: '08:30', closes: '16:30' };

/** Who teaches groups at each centre. */
export const TUTORS: Readonly<Record<CentreKey, readonly DemoTutor[]>> = {
  media: [
    {
      key: 'radio',
      account: 0,
      skills: ['podcasting', 'radio', 'audio recording'],
      subjects: ['Podcasting', 'Radio drama'],
      weekdays: SCHOOL_WEEK,
      ...SCHOOL_DAY,
    },
    {
      key: 'film',
      account: 1,
      skills: ['film making', 'animation', 'video editing'],
      subjects: ['Film making', 'Stop-motion animation', 'Performing to camera'],
      weekdays: [1, 2, 3, 4],
      ...SCHOOL_DAY,
    },
    {
      key: 'music',
      account: null,
      name: 'Viola Thistlequill',
      skills: ['music technology', 'songwriting', 'keyboards'],
      subjects: ['Composing with computers', 'Songwriting and recording', 'Keyboard ensemble'],
      weekdays: [2, 3, 5],
      opens: '09:00',
      closes: '15:30',
      onLeave: 'Touring with the youth orchestra',
    },
  ],
  design: [
    {
      key: 'making',
      account: 0,
      skills: ['CAD', '3D printing', 'laser cutting'],
      subjects: ['Computer-aided design', '3D printing'],
      weekdays: SCHOOL_WEEK,
      ...SCHOOL_DAY,
    },
    {
      key: 'science',
      account: 1,
      skills: ['robotics', 'control technology', 'science practicals'],
      subjects: ['Robot challenge', 'Forces and motion', 'Under the microscope'],
      weekdays: [1, 3, 4, 5],
      ...SCHOOL_DAY,
    },
  ],
};

export const VEHICLES: Readonly<Record<CentreKey, readonly DemoVehicle[]>> = {
  media: [{ key: 'Centre minibus', seats: 16, note: 'Two places for wheelchairs. The key is in the office.' }],
  design: [],
};

export function tutorOf(centre: CentreKey, key: string): DemoTutor {
  const tutor = TUTORS[centre].find((candidate) => candidate.key === key);
  if (!tutor) throw new RangeError(`no tutor ${key}`);
  return tutor;
}
