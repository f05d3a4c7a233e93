import type { Feature } from '../../core/feature.js';
import { TODAY } from './today.texts.js';

export const today: Feature = {
  id: 'today',
  routes: [
    {
      path: '/today',
      component: () => import('./pages/TodayPage.vue'),
      meta: { permission: 'visits.record-attendance' },
    },
  ],
  nav: [{ label: TODAY.nav, to: '/today', permission: 'visits.record-attendance', order: 11, foldsInto: 'Centre' }],
};
