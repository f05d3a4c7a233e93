import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';
import { FAIR, SHARES } from './fairness.texts.js';

export const fairness: Feature = {
  id: 'fairness',
  routes: [
    {
      path: '/fair-hours',
      component: () => import('./pages/FairHoursPage.vue'),
      meta: { permission: 'fair-hours.read' },
    },
    {
      path: '/fair-shares',
      component: () => import('./pages/FairSharesPage.vue'),
      meta: { permission: 'fair-shares.set' },
    },
  ],
  nav: [
    { label: FAIR.title, to: '/fair-hours', permission: 'fair-hours.read', order: 21, foldsInto: 'Centre' },
    { label: SHARES.title, to: '/fair-shares', permission: 'fair-shares.set', order: 78, section: 'Set up' },
  ],
};

export { useEffectRefresh } from './useFairHours.js';

/** What approving a waiting request does to fair hours, for a card in the queue. */
export const DecisionEffect = defineAsyncComponent(() => import('./components/DecisionEffect.vue'));

/** The same with a heading, for the page of a visit. */
export const DecisionEffectCard = defineAsyncComponent(() => import('./components/DecisionEffectCard.vue'));

/** A school's own fair hours, for its list of visits. */
export const OwnFairHours = defineAsyncComponent(() => import('./components/OwnFairHours.vue'));
