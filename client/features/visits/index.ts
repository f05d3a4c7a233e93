import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';

export { reasonsOf } from './reasons.js';
export { REPEATS, rhythmText, seriesFacts, visitsText, WEEKDAYS } from './rhythm.texts.js';
export { TRAVEL, travelSentence } from './travel.texts.js';
export type { ReasonGiven } from './useVisitMoves.js';
export { useVisitSide, type VisitSide } from './useVisitSide.js';
export { VISIT_STATES } from './visit-states.js';
export { adultsText, listText, PROGRAMMES, pupilsText, YEAR_GROUPS, yearsText } from './visits.texts.js';

export const visits: Feature = {
  id: 'visits',
  routes: [
    { path: '/visits', component: () => import('./pages/VisitListPage.vue'), meta: { permission: 'visits.read' } },
    { path: '/visits/:visitId', component: () => import('./pages/VisitPage.vue') },
    {
      path: '/visits/:visitId/change',
      component: () => import('./pages/ChangeVisitPage.vue'),
      props: true,
      meta: { permission: ['visits.withdraw', 'visits.decide'] },
    },
    { path: '/requests', component: () => import('./queue/RequestsPage.vue'), meta: { permission: 'visits.decide' } },
  ],
  nav: [
    { label: 'Requests', to: '/requests', permission: 'visits.decide', order: 12 },
    { label: 'Visits', to: '/visits', covers: ['/series'], permission: 'visits.read', order: 15 },
  ],
};

/** Asks why, before something is declined or called off. */
export const ReasonDialog = defineAsyncComponent(() => import('./components/ReasonDialog.vue'));

/** The state of a visit as a coloured word. */
export const VisitState = defineAsyncComponent(() => import('./components/VisitState.vue'));
