import { letter } from './mail-text.js';
import { details, see, type Template, type VisitMailFacts } from './visit-mail-parts.js';

const choices = ({ offered }: VisitMailFacts): string => offered.map((one) => `  - ${one}`).join('\n');

const until = ({ keptUntil }: VisitMailFacts): string => (keptUntil === null ? '' : ` until ${keptUntil}`);

export const visitOfferedNotification: Template = (visit) => ({
  subject: `Other times for you: ${visit.subject}, ${visit.centreName}`,
  text: letter(
    visit.reader,
    `${visit.centreName} cannot take your visit at the time you asked for. It offers you:`,
    choices(visit),
    `${visit.offered.length === 1 ? 'This time is' : 'These times are'} held for you${until(visit)}. Choose with one press: ${visit.link}`,
    `You asked for:\n${details(visit)}`,
  ),
});

export const visitTurnNotification: Template = (visit) => ({
  subject: `It is your turn: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `The time that you were waiting for at ${visit.centreName} has become free.`,
    details(visit),
    `It is held for you${until(visit)}; after that the next on the waiting list has a turn. If you still want it, say so here, where you also see whether the centre has yet to approve it: ${visit.link}`,
  ),
});

export const visitAcceptedNotification: Template = (visit) => ({
  subject: `Agreed: ${visit.partnerName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `${visit.partnerName} and ${visit.centreName} have agreed on a time that was offered. The visit is approved.`,
    details(visit, { Travel: visit.travel }),
    see(visit),
  ),
});

export const visitWaitingNotification: Template = (visit) => ({
  subject: `On the waiting list: ${visit.partnerName}, ${visit.when}`,
  text: letter(
    visit.reader,
    `This visit is on the waiting list of ${visit.centreName}. When its time becomes free and it is first in line, the time is held for ${visit.partnerName}, and we write again.`,
    details(visit),
    see(visit),
  ),
});

export const visitOfferExpiredNotification: Template = (visit) => ({
  subject: `Nobody chose in time: ${visit.subject}, ${visit.partnerName}`,
  text: letter(
    visit.reader,
    `What ${visit.centreName} had offered to ${visit.partnerName} was not taken up in time, so it is free again.`,
    details(visit),
    `You can ask again: ${visit.link}`,
  ),
});

export const visitOutdoneNotification: Template = (visit) => ({
  subject: `Another visit was chosen: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `Others had asked for the same time at ${visit.centreName}, and it has chosen another visit. Yours is on the waiting list: when its time becomes free and it is first in line, the time is held for you, and we write again.`,
    details(visit),
    visit.offered.length === 0 ? null : `Free at this moment, and held for nobody:\n${choices(visit)}`,
    `To take another time, withdraw this visit and ask for that one: ${visit.link}`,
  ),
});

export const visitWaitEndedNotification: Template = (visit) => ({
  subject: `Not free in the end: ${visit.subject}, ${visit.when}`,
  text: letter(
    visit.reader,
    `The time that you were waiting for at ${visit.centreName} did not become free, so the wait is over.`,
    details(visit),
    `You can ask for another time: ${visit.link}`,
  ),
});
