import { DOOR_PAGE } from '#shared/contracts/doors.contract.js';
import type { Feature } from '../../core/feature.js';
import { DOORS } from './doors.texts.js';

export const doors: Feature = {
  id: 'doors',
  routes: [
    { path: '/doors', component: () => import('./pages/DoorsPage.vue'), meta: { permission: 'doors.manage' } },
    {
      path: DOOR_PAGE,
      component: () => import('./pages/DoorPage.vue'),
      props: true,
      meta: { public: true, bare: true, width: 'wide' },
    },
  ],
  nav: [{ label: DOORS.title, to: '/doors', permission: 'doors.manage', order: 81, section: 'Set up' }],
};
