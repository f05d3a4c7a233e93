import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';

export const subsidies: Feature = {
  id: 'subsidies',
  routes: [
    { path: '/claims', component: () => import('./pages/MyClaimsPage.vue'), meta: { permission: 'transport.claim' } },
    {
      path: '/claims/:awardId',
      component: () => import('./pages/ClaimPage.vue'),
      props: true,
      meta: { permission: 'transport.read' },
    },
    {
      path: '/transport',
      component: () => import('./pages/TransportPage.vue'),
      meta: { permission: 'transport.settle' },
    },
    {
      path: '/transport/:centreId/schemes/new',
      component: () => import('./pages/NewSchemePage.vue'),
      props: true,
      meta: { permission: 'transport.manage' },
    },
    {
      path: '/transport/:centreId/schemes/:schemeId',
      component: () => import('./pages/ChangeSchemePage.vue'),
      props: true,
      meta: { permission: 'transport.manage' },
    },
  ],
  nav: [
    { label: 'My claims', to: '/claims', permission: 'transport.claim', order: 50 },
    { label: 'Claims and budget', to: '/transport', permission: 'transport.settle', order: 51, foldsInto: 'Centre' },
  ],
};

/** Asks for a coach quote while booking and shows at once what the centre would pay; v-model is the quote in pence. */
export const AwardQuote = defineAsyncComponent(() => import('./components/AwardQuote.vue'));

/** The transport award of one visit, for the page of that visit; nothing where there is none. */
export const AwardSummary = defineAsyncComponent(() => import('./components/AwardSummary.vue'));

/** What approving a request would promise towards its transport, and why so much. */
export const AwardPromise = defineAsyncComponent(() => import('./components/AwardPromise.vue'));

/** What becomes of a visit's award when nobody comes; for the question before that is recorded. */
export const AwardRelease = defineAsyncComponent(() => import('./components/AwardRelease.vue'));
