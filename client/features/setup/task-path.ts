import type { SetupTask, SetupTaskKey } from '#shared/contracts/setup.contract.js';

const TO_DO: Readonly<Record<SetupTaskKey, string>> = {
  authority: '/authorities/new',
  schools: '/imports',
  centre: '/centres/new',
  rooms: '/centres',
  partnerships: '/partnerships',
  people: '/people',
};

const DONE: Partial<Record<SetupTaskKey, string>> = { schools: '/partners', centre: '/centres' };

/** The page at the first centre that lacks it. */
const AT_CENTRE: Partial<Record<SetupTaskKey, string>> = { rooms: 'rooms/new', partnerships: 'partnerships' };

/**
 * Where a task is done, or null while it cannot be.
 * @param may what the person is allowed to do
 */
export function taskPath({ key, state, next }: SetupTask, may: (permission: string) => boolean): string | null {
  if (state === 'not_yet' || (key === 'authority' && !may('authorities.manage'))) return null;
  const place = AT_CENTRE[key];
  if (next && place) return `/centres/${next.id}/${place}`;
  return (state === 'done' ? DONE[key] : null) ?? TO_DO[key];
}
