/** What the forms of a tutor and of a day with hours of its own hold at first. */
import { TUTOR_SKILLS, type TutorView } from '#shared/contracts/tutors.contract.js';
import type { OpeningOverrideView } from '#shared/contracts/opening-overrides.contract.js';
import { schoolWeek, type Interval } from './opening-hours.js';

export interface TutorValues {
  name: string;
  /** '' for somebody without an account. */
  personId: string;
  /** Words of the vocabulary, ticked. */
  known: string[];
  /** Words of the centre's own, as typed: with commas between them. */
  other: string;
  hours: Interval[];
}

const VOCABULARY: readonly string[] = TUTOR_SKILLS;

export function tutorValues(tutor: TutorView | null): TutorValues {
  if (!tutor) return { name: '', personId: '', known: [], other: '', hours: schoolWeek() };
  const { name, account, skills, hours } = tutor;
  return {
    name,
    personId: account?.id ?? '',
    known: skills.filter((word) => VOCABULARY.includes(word)),
    other: skills.filter((word) => !VOCABULARY.includes(word)).join(', '),
    hours: hours.map((interval) => ({ ...interval })),
  };
}

export interface OverrideValues {
  day: string;
  hours: { opens: string; closes: string }[];
  reason: string;
}

export const overrideValues = (override: OpeningOverrideView | null): OverrideValues => ({
  day: override?.day ?? '',
  hours: (override?.hours ?? []).map((interval) => ({ ...interval })),
  reason: override?.reason ?? '',
});
