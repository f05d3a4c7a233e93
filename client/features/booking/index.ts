import type { Feature } from '../../core/feature.js';
import type { RouteLocationRaw } from 'vue-router';
import { bookingDraft, type WishedRoom } from './booking-draft.js';
import { ASK, PATHS } from './booking.texts.js';
import type { OwnTime } from './own-time.js';

const meta = { permission: 'visits.request' };

/** Begins a booking at a time and in a room that somebody pointed at. @returns where it goes on */
export function bookAt(time: OwnTime, room: WishedRoom): RouteLocationRaw {
  bookingDraft.beginAt(time, room);
  return { path: PATHS.ask, query: { at: 'board' } };
}

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
