import type { Feature } from '../../core/feature.js';
import { setupApi } from './setup.api.js';
import { SETUP } from './setup.texts.js';

const PATH = '/set-up-tasks';

/** Without these an officer has nothing else to look at. */
const BASICS: readonly string[] = ['schools', 'centre', 'rooms'];

/** Where somebody begins while there is something to set up: administrators always, officers until there is a room. */
async function landing(may: (permission: string) => boolean): Promise<string | null> {
  if (!may('centres.create')) return null;
  const { tasks, complete } = await setupApi.tasks();
  if (complete) return null;
  const lacksBasics = tasks.some(({ key, state }) => BASICS.includes(key) && state !== 'done' && state !== 'started');
  return may('authorities.manage') || lacksBasics ? PATH : null;
}

export const setup: Feature = {
  id: 'setup',
  routes: [{ path: PATH, component: () => import('./pages/SetupPage.vue'), meta: { permission: 'centres.create' } }],
  nav: [{ label: SETUP.nav, to: PATH, permission: 'centres.create', order: 69, section: 'Set up' }],
  landing,
};
