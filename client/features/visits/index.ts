import type { Feature } from '../../core/feature.js';

export { VISIT_STATES } from './visit-states.js';
export { TRAVEL, travelSentence } from './travel.texts.js';
export { adultsText, listText, PROGRAMMES, pupilsText, YEAR_GROUPS, yearsText } from './visits.texts.js';

export const visits: Feature = {
  id: 'visits',
  routes: [
    { path: '/visits', component: () => import('./pages/VisitListPage.vue'), meta: { permission: 'visits.read' } },
    { path: '/visits/:visitId', component: () => import('./pages/VisitPage.vue') },
    { path: '/requests', component: () => import('./pages/RequestsPage.vue'), meta: { permission: 'visits.decide' } },
  ],
  nav: [
    { label: 'Requests', to: '/requests', permission: 'visits.decide', order: 12 },
    { label: 'Visits', to: '/visits', permission: 'visits.read', order: 15 },
  ],
};
