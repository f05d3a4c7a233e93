import type { SetupTask, SetupTaskState, SetupView } from '#shared/contracts/setup.contract.js';

/** What one centre has of what it needs. */
export interface CentreSetup {
  readonly id: string;
  readonly name: string;
  /** In use. */
  readonly rooms: number;
  /** Schools and groups that may visit, now or from a day to come; not the host. */
  readonly partners: number;
  readonly managers: number;
  /** People at its schools and groups, who can ask for visits. */
  readonly visitors: number;
  /** People who are invited to either and have not joined yet. */
  readonly invited: number;
}

export interface SetupFacts {
  readonly authorities: number;
  readonly openSchools: number;
  readonly centres: readonly CentreSetup[];
}

/** The tasks before a first visit, each with how far it is. */
export function setupTasks({ authorities, openSchools, centres }: SetupFacts): SetupView {
  const hasPeople = ({ managers, visitors }: CentreSetup) => managers > 0 && visitors > 0;
  const begun = ({ managers, visitors, invited }: CentreSetup) => managers + visitors + invited > 0;
  const tasks: SetupTask[] = [
    counted('authority', authorities, true),
    counted('schools', openSchools, true),
    counted('centre', centres.length, openSchools > 0),
    forEach('rooms', centres, ({ rooms }) => rooms > 0),
    forEach('partnerships', centres, ({ partners }) => partners > 0),
    forEach('people', centres, hasPeople, begun),
  ];
  return { complete: tasks.every(({ state }) => state === 'done'), tasks };
}

/** @param possible whether what it stands on is there */
function counted(key: SetupTask['key'], done: number, possible: boolean): SetupTask {
  const state = done > 0 ? 'done' : possible ? 'to_do' : 'not_yet';
  return { key, state, done, of: null, next: null };
}

function forEach(
  key: SetupTask['key'],
  centres: readonly CentreSetup[],
  has: (centre: CentreSetup) => boolean,
  begun: (centre: CentreSetup) => boolean = has,
): SetupTask {
  const lacking = centres.filter((centre) => !has(centre));
  const [first] = lacking;
  return {
    key,
    state: stateOf(centres.length, lacking.length, centres.some(begun)),
    done: centres.length - lacking.length,
    of: centres.length,
    next: first ? { id: first.id, name: first.name } : null,
  };
}

function stateOf(centres: number, lacking: number, begun: boolean): SetupTaskState {
  if (centres === 0) return 'not_yet';
  if (lacking === 0) return 'done';
  return begun ? 'started' : 'to_do';
}
