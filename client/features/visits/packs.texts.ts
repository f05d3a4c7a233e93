import type { AdultsView, Need } from '#shared/contracts/visit-pack.contract.js';
import type { NeedTag } from '#shared/contracts/vocabulary.js';
import { adultsText } from './visits.texts.js';

/** What each need is called, wherever it is shown. */
export const NEEDS: Readonly<Record<NeedTag, string>> = {
  wheelchair: 'Wheelchair',
  step_free: 'No steps',
  hearing_loop: 'Hearing loop',
  sign_language: 'Sign language',
  large_print: 'Large print',
  braille: 'Braille',
  quiet_space: 'Quiet space',
  one_to_one_support: 'One-to-one support',
  changing_place: 'Changing place',
  allergy_nuts: 'Allergy to nuts',
  allergy_other: 'Another allergy',
  asthma: 'Asthma',
  epilepsy: 'Epilepsy',
  diabetes: 'Diabetes',
  medicine_to_keep: 'Medicine to keep for them',
  interpreter: 'Interpreter',
};

interface WithNeeds {
  readonly stepFree: boolean;
  readonly needs: readonly Need[];
}

/** "Room without steps, hearing loop (2), asthma (1)"; empty when nothing is needed. */
export function needsText({ stepFree, needs }: WithNeeds): string {
  const tags = needs.map(({ tag, count }) => `${NEEDS[tag]} (${count})`);
  return [...(stepFree ? ['Room without steps'] : []), ...tags].join(', ');
}

/** "Needs at least 3 adults; 2 named" */
export const adultsWarning = ({ needed, named }: AdultsView): string =>
  `Needs at least ${adultsText(needed)}; ${named} named`;

export const PACK = {
  title: 'Visit pack',
  intro: 'What school and centre must know of each other for the day. Only they can read it.',
  loading: 'Loading the visit pack',
  print: 'Print',
  edit: 'Change the pack',
  fill: 'Fill the pack in',
  back: 'To the visit',
  visit: 'The visit',
  when: 'When',
  where: 'Where',
  school: 'School or group',
  group: 'Group',
  what: 'What',
  reference: 'Reference',
  contact: 'Contact on the day',
  contactHint: 'Who can be telephoned during the visit. The centre reads it; you can delete it afterwards.',
  name: 'Name',
  phone: 'Telephone',
  adults: 'Adults',
  enough: ({ needed, named }: AdultsView): string => `${named} named, at least ${needed} needed`,
  needs: 'Access and medical needs',
  needsHint: 'Tick what somebody in the group needs and say for how many. Never who.',
  howMany: (need: string): string => `${need}: for how many`,
  noNeeds: 'None given',
  note: 'Anything else',
  noteHint: 'Please write no names of pupils here. What concerns one pupil goes by telephone.',
  arrival: 'Arrival',
  room: 'Finding the room',
  risk: 'Risk assessment of the centre',
  riskVersion: (version: string | null, dated: string | null): string =>
    [version === null ? '' : `Version ${version}`, dated ?? ''].filter(Boolean).join(', '),
  noRisk: 'The centre has put none here yet. Ask it.',
  noArrival: 'The centre has said nothing of it yet.',
  noContact: 'None given yet',
  save: 'Save the pack',
  cancel: 'Cancel',
  saved: 'The visit pack is saved',
  readRisk: 'Read the risk assessment',
} as const;

export const GUIDANCE = {
  title: 'For every visit',
  intro: 'What your centre tells every school and group: in their visit packs, and while they book.',
  loading: 'Loading',
  centre: 'Centre',
  ratios: 'Pupils for each adult, at most',
  ratiosHint: 'Schools are warned when fewer adults come. The first values follow national guidance for visits.',
  earlyYears: 'Nursery and reception',
  years1to3: 'Years 1 to 3',
  years4to6: 'Years 4 to 6',
  years7up: 'From year 7',
  arrival: 'How to arrive',
  arrivalHint: 'Where coaches stop, which door, whom to ask for.',
  rooms: 'How to find single rooms',
  risk: 'Risk assessment',
  riskText: 'In words',
  riskLink: 'Or a link to the document',
  riskLinkHint: 'An address that begins with https://',
  riskVersion: 'Version',
  riskDatedOn: 'Dated',
  save: 'Save',
  saved: 'Saved',
  noneTitle: 'No centre for you yet',
  noneReason: 'You manage no centre.',
} as const;

export const SIGN_OFF = {
  nav: 'Sign-off',
  title: 'Sign-off',
  intro: 'Requests of your teachers that wait for you. They keep their time; the centre decides once you have signed.',
  loading: 'Loading requests',
  noneTitle: 'Nothing waits for you',
  noneReason: 'Requests of your teachers stand here when your school asks for your sign-off.',
  waits: 'Waits for the school’s sign-off',
  sign: 'Sign off',
  signNamed: (what: string): string => `Sign off ${what}`,
  refuse: 'Send it back',
  refuseNamed: (what: string): string => `Send it back: ${what}`,
  refuseTitle: 'Send this request back',
  refuseWhy: 'Its time is given back, and whoever asked is told the reason.',
  reason: 'Why',
  keep: 'Keep it',
  signed: 'Signed off. The centre can decide now.',
  refused: 'Sent back.',
  askedBy: (name: string): string => `Asked for by ${name}`,
  setting: 'Teachers’ requests wait for a coordinator',
  settingOn: 'On: a request counts once you have signed it off.',
  settingOff: 'Off: requests go to the centre at once.',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  more: 'Show more',
} as const;

export const CORRECT = {
  title: 'Corrections of attendance',
  intro: 'What is recorded stays until a second person agrees.',
  wait: (count: number): string =>
    count === 1 ? '1 correction waits for a second person' : `${count} corrections wait for a second person`,
  propose: 'Correct attendance',
  came: 'They came',
  missed: 'Nobody came',
  question: 'What is right?',
  pupils: 'Pupils',
  adults: 'Adults',
  reason: 'Why it was recorded wrongly',
  send: 'Propose the correction',
  cancel: 'Cancel',
  sent: 'Proposed. A manager other than you has to agree.',
  recorded: 'Recorded',
  proposed: 'Proposed',
  accept: 'Agree',
  refuse: 'Do not agree',
  withdraw: 'Take it back',
  stale:
    'The visit changed after this was proposed, so it can no longer be agreed to. Propose it again if it still holds.',
  states: { open: 'Waits for a second person', accepted: 'Agreed', refused: 'Not agreed', withdrawn: 'Taken back' },
  by: (name: string, when: string): string => `Proposed by ${name}, ${when}`,
  reviewed: (name: string, when: string): string => `Reviewed by ${name}, ${when}`,
} as const;
