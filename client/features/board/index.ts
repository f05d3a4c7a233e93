import type { Feature } from '../../core/feature.js';
import { BOARD } from './board.texts.js';

export const board: Feature = {
  id: 'board',
  routes: [
    {
      path: '/board',
      component: () => import('./pages/BoardPage.vue'),
      meta: { permission: 'availability.read', width: 'wide' },
    },
  ],
  /** The first page of those who work at a centre. */
  nav: [{ label: BOARD.nav, to: '/board', permission: 'visits.record-attendance', order: 10 }],
};
