import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';
import { CLOSURES } from './closures.texts.js';

const anybody = ['closures.make', 'closures.of-school'];

export const closures: Feature = {
  id: 'closures',
  routes: [
    { path: '/closures', component: () => import('./pages/ClosuresPage.vue'), meta: { permission: anybody } },
    {
      path: '/closures/new',
      component: () => import('./pages/CloseSomethingPage.vue'),
      meta: { permission: 'closures.make' },
    },
    {
      path: '/closures/school',
      component: () => import('./pages/CloseSchoolPage.vue'),
      meta: { permission: 'closures.of-school' },
    },
    {
      path: '/closures/:closureId',
      component: () => import('./pages/ClosurePage.vue'),
      props: true,
      meta: { permission: anybody },
    },
  ],
  nav: [{ label: CLOSURES.title, to: '/closures', permission: anybody, order: 56, foldsInto: 'Centre' }],
};

/** Says on a visit's page that what it needs is closed, until that is settled. */
export const ClosedNotice = defineAsyncComponent(() => import('./components/ClosedNotice.vue'));
/** Leads from a report to the plan for the visits that it touches. */
export const PlanForReport = defineAsyncComponent(() => import('./components/PlanForReport.vue'));
/** Says that visits of a centre wait to be settled; nothing while none does. */
export const OpenPlansNotice = defineAsyncComponent(() => import('./components/OpenPlansNotice.vue'));
