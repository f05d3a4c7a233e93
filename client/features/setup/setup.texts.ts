import type { SetupTask, SetupTaskKey, SetupTaskState } from '#shared/contracts/setup.contract.js';

export const SETUP = {
  nav: 'Set-up tasks',
  title: 'Set up',
  intro: 'What has to be there before the first visit can be asked for and approved. Each task leads to its page.',
  tasks: 'Tasks',
  complete: 'Everything is set up',
  completeWhy: 'Schools can ask for visits, and every centre can answer.',
  counted: (done: number): string => `${done} of 6 tasks done`,
} as const;

interface TaskText {
  readonly title: string;
  readonly why: string;
  /** What is there already; '' where the state says it all. */
  readonly there: (task: SetupTask) => string;
}

const number = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

const ofCentres = ({ done, of }: SetupTask): string => (of === null || of < 2 ? '' : `${done} of ${of} centres`);

export const TASKS: Readonly<Record<SetupTaskKey, TaskText>> = {
  authority: {
    title: 'Local authority',
    why: 'It runs the centres. Add it by hand, or let the import of its schools add it.',
    there: ({ done }) => (done === 0 ? '' : number(done, 'authority', 'authorities')),
  },
  schools: {
    title: 'Schools',
    why: 'Import them from the file of Get Information About Schools, with their rolls.',
    there: ({ done }) => (done === 0 ? '' : number(done, 'open school', 'open schools')),
  },
  centre: {
    title: 'Centre',
    why: 'It stands at its host school, so the schools come first.',
    there: ({ done }) => (done === 0 ? '' : number(done, 'centre', 'centres')),
  },
  rooms: { title: 'Rooms', why: 'Visits take place in rooms: every centre needs one.', there: ofCentres },
  partnerships: {
    title: 'Partnerships',
    why: 'Only schools and groups that are partners of a centre can ask it for visits.',
    there: ofCentres,
  },
  people: {
    title: 'People',
    why: 'Every centre needs a manager who answers, and somebody at a school or group who asks. Invite them.',
    there: ofCentres,
  },
};

export const STATES: Readonly<Record<SetupTaskState, { label: string; tone: 'good' | 'wait' | 'neutral' | 'offer' }>> =
  {
    done: { label: 'Done', tone: 'good' },
    started: { label: 'Started', tone: 'offer' },
    to_do: { label: 'To do', tone: 'wait' },
    not_yet: { label: 'Cannot start yet', tone: 'neutral' },
  };
