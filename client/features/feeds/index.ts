import type { Feature } from '../../core/feature.js';
import { FEEDS } from './feeds.texts.js';

export const feeds: Feature = {
  id: 'feeds',
  routes: [
    { path: '/calendar', component: () => import('./pages/CalendarPage.vue'), meta: { permission: 'feeds.own' } },
  ],
  nav: [{ label: FEEDS.title, to: '/calendar', permission: 'feeds.own', order: 56, foldsInto: 'Centre' }],
};
