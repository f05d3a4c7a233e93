import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';
import { WAITING_LIST } from './offers.texts.js';

export { offersApi } from './offers.api.js';
export { placeText, WAIT } from './offers.texts.js';

export const offers: Feature = {
  id: 'offers',
  routes: [
    {
      path: '/waiting-list',
      component: () => import('./pages/WaitingListPage.vue'),
      meta: { permission: 'visits.decide' },
    },
  ],
  nav: [
    { label: WAITING_LIST.title, to: '/waiting-list', permission: 'visits.decide', order: 13, foldsInto: 'Centre' },
  ],
};

/** Offers other times for a request; `visit`, `v-model:open`, and `moved` with the visit as it is then. */
export const SuggestTimesDialog = defineAsyncComponent(() => import('./components/SuggestTimesDialog.vue'));

/** Puts a request on the waiting list; used in the same way. */
export const WaitDialog = defineAsyncComponent(() => import('./components/WaitDialog.vue'));

/** What is offered for a visit and held, each with the button that agrees on it. */
export const OfferedTimes = defineAsyncComponent(() => import('./components/OfferedTimes.vue'));

/** Which place a visit has on the waiting list. */
export const WaitingPlaceNote = defineAsyncComponent(() => import('./components/WaitingPlaceNote.vue'));
