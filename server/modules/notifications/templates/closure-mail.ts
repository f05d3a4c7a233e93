import type { ToldPlan, ToldVisit } from '../../closures/index.js';
import { letter, type MailText, type Reader } from './mail-text.js';

/** What a mail about a closure tells. */
export interface ClosureMailFacts extends ToldPlan {
  readonly reader: Reader;
  /** `Tuesday 1 December 2026, 10:00 to 10:50` */
  readonly span: (start: Date, end: Date) => string;
  /** `Tuesday 1 December 2026` */
  readonly day: (instant: Date) => string;
  /** Where the reader's visits are shown. */
  readonly link: string;
}

type Heading = 'moved' | 'cancelled' | 'fine' | 'open';

const HEADINGS: Readonly<Record<Heading, string>> = {
  moved: 'Moved:',
  cancelled: 'Will not take place:',
  fine: 'Can stay as they were:',
  open: 'Not settled yet. You will hear what becomes of them:',
};

/** Under which heading a visit stands; what was over before is not told of. */
function headingOf({ status }: ToldVisit): Heading | null {
  if (status === 'changed') return 'moved';
  if (status === 'ended') return 'cancelled';
  return status === 'begun' ? null : status;
}

const counted = (count: number): string => (count === 1 ? '1 visit' : `${count} visits`);

function lineOf(visit: ToldVisit, heading: Heading, span: ClosureMailFacts['span']): string {
  const was = `${visit.subject}, ${span(visit.wasStartsAt, visit.wasEndsAt)}`;
  if (heading !== 'moved') return `  ${was}`;
  const room = visit.roomName === null ? visit.centreName : `${visit.roomName}, ${visit.centreName}`;
  const again = visit.state === 'requested' ? ' (the centre has to approve it)' : '';
  return `  ${was}\n    now ${span(visit.startsAt, visit.endsAt)}, ${room}${again}`;
}

const subjectOf = ({ kind, what, partnerName, visits }: ClosureMailFacts): string => {
  if (kind === 'school') return partnerName;
  const where = visits[0]?.centreName ?? '';
  return kind === 'centre' ? where : `${what} at ${where}`;
};

function daysOf({ from, until, day }: ClosureMailFacts): string {
  const firstDay = day(from);
  if (until === null) return `from ${firstDay} until further notice`;
  const lastDay = day(new Date(until.getTime() - 1));
  return lastDay === firstDay ? `on ${firstDay}` : `from ${firstDay} to ${lastDay}`;
}

function opening(facts: ClosureMailFacts): string {
  const { kind, reason, lifted, partnerName, visits } = facts;
  if (lifted) return `${subjectOf(facts)} can be used again earlier than was said (${reason}).`;
  const verb = kind === 'school' || kind === 'centre' ? 'is closed' : 'cannot be used';
  const touched = `This touches ${counted(visits.length)} of ${partnerName}.`;
  return `${subjectOf(facts)} ${verb} ${daysOf(facts)}: ${reason}. ${touched}`;
}

/** One mail for all visits of a school that a closure touches: what moved where, what was cancelled, what is open. */
export function closureNotification(facts: ClosureMailFacts): MailText {
  const { kind, what, partnerName, visits, reader, span, link, lifted } = facts;
  const byHeading = Map.groupBy(visits, headingOf);
  const parts = (['moved', 'cancelled', 'fine', 'open'] as const).flatMap((heading) => {
    const own = byHeading.get(heading) ?? [];
    return own.length === 0
      ? []
      : [[HEADINGS[heading], ...own.map((visit) => lineOf(visit, heading, span))].join('\n')];
  });
  const subject = kind === 'school' ? partnerName : what;
  return {
    subject: `${lifted ? 'Open again' : 'Closed'}: ${subject}, ${counted(visits.length)} of ${partnerName}`,
    text: letter(reader, opening(facts), ...parts, `See your visits: ${link}`),
  };
}
