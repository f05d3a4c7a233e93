import type { AssignmentView } from '#shared/contracts/accounts.contract.js';
import type { Role } from '#shared/contracts/vocabulary.js';

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  system_administrator: 'System administrator',
  la_officer: 'LA officer',
  board_member: 'Board member',
  centre_manager: 'Centre manager',
  tutor: 'Tutor',
  technician: 'Technician',
  school_coordinator: 'School coordinator',
  teacher: 'Teacher',
  community_group_leader: 'Community group leader',
};

/** What a role lets somebody do, for whoever has to choose one. */
export const ROLE_HINTS: Readonly<Record<Role, string>> = {
  system_administrator: 'Sets up authorities and centres, and may invite anybody',
  la_officer: 'Imports schools, sets up centres and sees the figures of the authority',
  board_member: 'Reads the published figures',
  centre_manager: 'Decides on requests, keeps rooms and equipment, and pays claims',
  tutor: 'Sees the visits of the centre and records who came',
  technician: 'Sees the visits of the centre and reports broken equipment',
  school_coordinator: 'Asks for visits and looks after the accounts of the school',
  teacher: 'Asks for visits for their classes',
  community_group_leader: 'Asks for visits for their group and looks after its accounts',
};

/** "Teacher at Hillside School" */
export const describeAssignment = ({ role, scopeName }: AssignmentView): string =>
  scopeName === null ? ROLE_LABELS[role] : `${ROLE_LABELS[role]} at ${scopeName}`;
