import type { ReasonCode, VisitState } from '#shared/contracts/vocabulary.js';
import { facts, letter, type MailText, type Reader } from './mail-text.js';
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

type Template = (visit: VisitMailFacts) => MailText;

const details = (visit: VisitMailFacts, more: Readonly<Record<string, string | null>> = {}): string =>
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

const see = (visit: VisitMailFacts): string => `See the visit: ${visit.link}`;

const because = ({ reasonCode, reasonNote }: VisitMailFacts): string | null => {
  const reason = reasonCode === null ? null : `The reason: ${REASON_TEXTS[reasonCode]}.`;
  const note = reasonNote === null ? null : `They wrote:\n  ${reasonNote.split(/\r?\n/).join('\n  ')}`;
  return reason === null && note === null ? null : [reason, note].filter((one) => one !== null).join('\n');
};

const held = ({ keptUntil, decideBy }: VisitMailFacts): string =>
  decideBy !== null
    ? `Others may ask for the same time, too; it waits for your answer until ${keptUntil ?? 'the visit'}.`
    : keptUntil === null
      ? 'The time is held until you decide.'
      : `The time is held for them until ${keptUntil}.`;

const visitRequestedNotification: Template = (visit) => ({
  subject: `Request: ${visit.partnerName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.partnerName} asks for a visit to ${visit.centreName}.`,
    details(visit),
    visit.state === 'approved'
      ? `It is approved already, and nothing is to be done: ${visit.link}`
      : `${held(visit)} Approve or decline it: ${visit.link}`,
  ),
});

const visitWithdrawnNotification: Template = (visit) => ({
  subject: `Withdrawn: ${visit.partnerName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.partnerName} has withdrawn its request. The time is free again.`,
    details(visit),
    because(visit),
    see(visit),
  ),
});

const visitApprovedConfirmation: Template = (visit) => ({
  subject: `Approved: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.centreName} has approved your visit.`,
    details(visit, { Travel: visit.travel }),
    `See the visit, or cancel it if you cannot come: ${visit.link}`,
  ),
});

const visitDeclinedExplanation: Template = (visit) => ({
  subject: `Declined: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.centreName} cannot take your visit.`,
    because(visit),
    details(visit),
    `See the visit, and ask for another time: ${visit.link}`,
  ),
});

const visitCancelledNotification: Template = (visit) => ({
  subject: `Cancelled: ${visit.partnerName} at ${visit.centreName}, ${visit.when}`,
  text: letter(visit.reader, 'This visit has been cancelled.', because(visit), details(visit), see(visit)),
});

const visitExpiredNotification: Template = (visit) => ({
  subject: `Not answered in time: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.centreName} did not decide on your request in time, so it has lapsed and the time is free again.`,
    details(visit),
    `You can ask again: ${visit.link}`,
  ),
});

const visitChangedNotification: Template = (visit) => ({
  subject: `Changed: ${visit.partnerName} at ${visit.centreName}, ${visit.when}`,
  text: letter(
    visit.reader,
    'This visit has been changed. This is how it is now.',
    details(visit),
    visit.keptUntil === null ? null : `It has to be approved again. The time is held until ${visit.keptUntil}.`,
    see(visit),
  ),
});

const visitNumbersReminder: Template = (visit) => ({
  subject: `Final numbers: ${visit.partnerName} at ${visit.centreName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `How many are coming? ${visit.centreName} needs your final numbers by ${visit.numbersDue ?? 'today'}.`,
    details(visit),
    `Confirm them with one tap: ${visit.link}`,
    'If nobody confirms them by then, the visit is cancelled and its room is given to others.',
  ),
});

const visitSignOffRequest: Template = (visit) => ({
  subject: `For your sign-off: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `A colleague asks for a visit to ${visit.centreName}. The centre can decide it once you have signed it off.`,
    details(visit),
    `Sign it off, or take it back: ${visit.link}`,
  ),
});

const visitSignedOffNotification: Template = (visit) => ({
  subject: `Signed off: ${visit.partnerName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.partnerName} asks for a visit to ${visit.centreName}, and its coordinator has signed it off.`,
    details(visit),
    `${visit.keptUntil === null ? '' : `The time is held until ${visit.keptUntil}. `}See the visit: ${visit.link}`,
  ),
});

const choices = ({ offered }: VisitMailFacts): string => offered.map((one) => `  - ${one}`).join('\n');

const until = ({ keptUntil }: VisitMailFacts): string => (keptUntil === null ? '' : ` until ${keptUntil}`);

const visitOfferedNotification: Template = (visit) => ({
  subject: `Other times for you: ${visit.subject}, ${visit.centreName}`,
  text: letter(
    visit.reader,
    `${visit.centreName} cannot take your visit at the time you asked for. It offers you:`,
    choices(visit),
    `${visit.offered.length === 1 ? 'This time is' : 'These times are'} held for you${until(visit)}. Choose with one press: ${visit.link}`,
    `You asked for:\n${details(visit)}`,
  ),
});

const visitTurnNotification: Template = (visit) => ({
  subject: `It is your turn: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `The time that you were waiting for at ${visit.centreName} has become free.`,
    details(visit),
    `It is held for you${until(visit)}; after that the next on the waiting list has a turn. If you still want it, say so here, where you also see whether the centre has yet to approve it: ${visit.link}`,
  ),
});

const visitAcceptedNotification: Template = (visit) => ({
  subject: `Agreed: ${visit.partnerName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.partnerName} and ${visit.centreName} have agreed on a time that was offered. The visit is approved.`,
    details(visit, { Travel: visit.travel }),
    see(visit),
  ),
});

const visitWaitingNotification: Template = (visit) => ({
  subject: `On the waiting list: ${visit.partnerName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `This visit is on the waiting list of ${visit.centreName}. When its time becomes free and it is first in line, the time is held for ${visit.partnerName}, and we write again.`,
    details(visit),
    see(visit),
  ),
});

const visitOfferExpiredNotification: Template = (visit) => ({
  subject: `Nobody chose in time: ${visit.subject}, ${visit.partnerName}`,
  text: letter(
    visit.reader,
    `What ${visit.centreName} had offered to ${visit.partnerName} was not taken up in time, so it is free again.`,
    details(visit),
    `You can ask again: ${visit.link}`,
  ),
});

const visitOutdoneNotification: Template = (visit) => ({
  subject: `Another visit was chosen: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `Others had asked for the same time at ${visit.centreName}, and it has chosen another visit. Yours is on the waiting list: when its time becomes free and it is first in line, the time is held for you, and we write again.`,
    details(visit),
    visit.offered.length === 0 ? null : `Free at this moment, and held for nobody:\n${choices(visit)}`,
    `To take another time, withdraw this visit and ask for that one: ${visit.link}`,
  ),
});

const visitWaitEndedNotification: Template = (visit) => ({
  subject: `Not free in the end: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `The time that you were waiting for at ${visit.centreName} did not become free, so the wait is over.`,
    details(visit),
    `You can ask for another time: ${visit.link}`,
  ),
});

export const VISIT_TEMPLATES = {
  visit_requested_notification: visitRequestedNotification,
  visit_withdrawn_notification: visitWithdrawnNotification,
  visit_approved_confirmation: visitApprovedConfirmation,
  visit_declined_explanation: visitDeclinedExplanation,
  visit_cancelled_notification: visitCancelledNotification,
  visit_expired_notification: visitExpiredNotification,
  visit_changed_notification: visitChangedNotification,
  visit_numbers_reminder: visitNumbersReminder,
  visit_sign_off_request: visitSignOffRequest,
  visit_signed_off_notification: visitSignedOffNotification,
  visit_offered_notification: visitOfferedNotification,
  visit_turn_notification: visitTurnNotification,
  visit_accepted_notification: visitAcceptedNotification,
  visit_waiting_notification: visitWaitingNotification,
  visit_offer_expired_notification: visitOfferExpiredNotification,
  visit_wait_ended_notification: visitWaitEndedNotification,
  visit_outdone_notification: visitOutdoneNotification,
} as const satisfies Record<string, Template>;

export type VisitTemplate = keyof typeof VISIT_TEMPLATES;
