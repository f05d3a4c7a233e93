import { letter } from './mail-text.js';
import {
  visitOfferedNotification,
  visitTurnNotification,
  visitAcceptedNotification,
  visitWaitingNotification,
  visitOfferExpiredNotification,
  visitOutdoneNotification,
  visitWaitEndedNotification,
} from './offer-mails.js';
import { because, details, held, see, type Template } from './visit-mail-parts.js';

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
