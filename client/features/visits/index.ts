import type { Feature } from '../../core/feature.js';

export { VISIT_STATES } from './visit-states.js';

export const visits: Feature = {
  id: 'visits',
  routes: [
    { path: '/visits', component: () => import('./pages/VisitListPage.vue'), meta: { permission: 'visits.read' } },
    { path: '/visits/:visitId', component: () => import('./pages/VisitPage.vue') },
    { path: '/requests', component: () => import('./pages/RequestsPage.vue'), meta: { permission: 'visits.decide' } },
    { path: '/book', component: () => import('./pages/BookAskPage.vue'), meta: { permission: 'visits.request' } },
    {
      path: '/book/room',
      component: () => import('./pages/BookRoomPage.vue'),
      meta: { permission: 'visits.request' },
    },
    {
      path: '/book/check',
      component: () => import('./pages/BookCheckPage.vue'),
      meta: { permission: 'visits.request' },
    },
  ],
  nav: [
    { label: 'Requests', to: '/requests', permission: 'visits.decide', order: 12 },
    { label: 'Visits', to: '/visits', permission: 'visits.read', order: 15 },
    { label: 'Book a visit', to: '/book', permission: 'visits.request', order: 18 },
  ],
};
