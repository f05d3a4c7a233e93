import type { ReasonCode, VisitState } from '#shared/contracts/vocabulary.js';
import { facts, type MailText, type Reader } from './mail-text.js';
import { REASON_TEXTS } from './reason-texts.js';

/** What every mail about a visit tells. */
export interface VisitMailFacts {
  readonly reader: Reader;
  readonly reference: string;
  /** As the mail leaves. */
  readonly state: VisitState;
  /** The day of decision of a request that competes: its time is not held. */
  readonly decideBy: string | null;
  readonly subject: string;
  readonly pupils: number;
  readonly partnerName: string;
  readonly centreName: string;
  readonly roomName: string | null;
  /** Who of the centre teaches the group, and its vehicle that fetches it; null when there is none. */
  readonly tutorName: string | null;
  readonly vehicleName: string | null;
  /** `Tuesday 1 December 2026, 10:00 to 10:50`, in the centre's zone. */
  readonly when: string;
  /** When the school leaves and is back, in a sentence; null when that is not known. */
  readonly travel: string | null;
  /** Until when the time of a request is kept: `the end of Wednesday 9 December 2026`; null once it is answered. */
  readonly keptUntil: string | null;
  /** Until when final numbers are confirmed: `the end of Thursday 26 November 2026`; null where none are asked for. */
  readonly numbersDue: string | null;
  /** What is offered now, as sentences say it: `Tuesday 1 December 2026, 10:00 to 10:50, Studio A`. */
  readonly offered: readonly string[];
  readonly reasonCode: ReasonCode | null;
  readonly reasonNote: string | null;
  /** Where the visit is shown. */
  readonly link: string;
}

export type Template = (visit: VisitMailFacts) => MailText;

export const details = (visit: VisitMailFacts, more: Readonly<Record<string, string | null>> = {}): string =>
  facts({
    What: visit.subject,
    Who: `${visit.partnerName}, ${visit.pupils} ${visit.pupils === 1 ? 'pupil' : 'pupils'}`,
    When: visit.when,
    Where: visit.roomName === null ? visit.centreName : `${visit.centreName}, ${visit.roomName}`,
    Tutor: visit.tutorName,
    'Fetched by': visit.vehicleName,
    ...more,
    Reference: visit.reference,
  });

export const see = (visit: VisitMailFacts): string => `See the visit: ${visit.link}`;

export const because = ({ reasonCode, reasonNote }: VisitMailFacts): string | null => {
  const reason = reasonCode === null ? null : `The reason: ${REASON_TEXTS[reasonCode]}.`;
  const note = reasonNote === null ? null : `They wrote:\n  ${reasonNote.split(/\r?\n/).join('\n  ')}`;
  return reason === null && note === null ? null : [reason, note].filter((one) => one !== null).join('\n');
};

export const held = ({ keptUntil, decideBy }: VisitMailFacts): string =>
  decideBy !== null
    ? `Others may ask for the same time, too; it waits for your answer until ${keptUntil ?? 'the visit'}.`
    : keptUntil === null
      ? 'The time is held until you decide.'
      : `The time is held for them until ${keptUntil}.`;
