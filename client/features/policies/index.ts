import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';
import { POLICY } from './policies.texts.js';

export const policies: Feature = {
  id: 'policies',
  routes: [
    { path: '/policies', component: () => import('./pages/PolicyPage.vue'), meta: { permission: 'policies.read' } },
    {
      path: '/why-not',
      component: () => import('./pages/ExplainPage.vue'),
      meta: { permission: ['policies.read', 'visits.request'] },
    },
  ],
  nav: [{ label: POLICY.title, to: '/policies', permission: 'policies.read', order: 79, section: 'Set up' }],
};

export { brokenRules, useOverrides, type WithReasons } from './broken-rules.js';
export { EXPLAIN } from './explain.texts.js';

/** The rules that a request breaks, for the page on which it was sent. */
export const BrokenRules = defineAsyncComponent(() => import('./components/BrokenRules.vue'));
