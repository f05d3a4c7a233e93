import type { Feature } from '../../core/feature.js';
import { ASK, PATHS } from './booking.texts.js';

const meta = { permission: 'visits.request' };

export const booking: Feature = {
  id: 'booking',
  routes: [
    { path: PATHS.ask, component: () => import('./pages/AskPage.vue'), meta },
    { path: PATHS.times, component: () => import('./pages/TimesPage.vue'), meta },
    { path: PATHS.ownTime, component: () => import('./pages/OwnTimePage.vue'), meta },
    { path: PATHS.check, component: () => import('./pages/CheckPage.vue'), meta },
    { path: PATHS.sent(':visitId'), component: () => import('./pages/SentPage.vue'), props: true, meta },
  ],
  nav: [{ label: ASK.title, to: PATHS.ask, permission: 'visits.request', order: 18 }],
};
