import type { Feature } from '../../core/feature.js';

export { VISIT_STATES } from './visit-states.js';
export { TRAVEL, travelSentence } from './travel.texts.js';
export { adultsText, listText, PROGRAMMES, pupilsText, YEAR_GROUPS, yearsText } from './visits.texts.js';

export const visits: Feature = {
  id: 'visits',
  routes: [
    { path: '/visits', component: () => import('./pages/VisitListPage.vue'), meta: { permission: 'visits.read' } },
    { path: '/visits/:visitId', component: () => import('./pages/VisitPage.vue') },
    {
      path: '/visits/:visitId/repeat',
      component: () => import('./pages/RepeatVisitPage.vue'),
      props: true,
      meta: { permission: ['visits.withdraw', 'visits.decide'] },
    },
    {
      path: '/visits/:visitId/change',
      component: () => import('./pages/ChangeVisitPage.vue'),
      props: true,
      meta: { permission: ['visits.withdraw', 'visits.decide'] },
    },
    { path: '/series/:seriesId', component: () => import('./pages/SeriesPage.vue'), props: true },
    {
      path: '/series/:seriesId/change',
      component: () => import('./pages/EditSeriesPage.vue'),
      props: true,
      meta: { permission: ['visits.withdraw', 'visits.decide'] },
    },
    {
      path: '/host-timetable',
      component: () => import('./pages/HostTimetablePage.vue'),
      meta: { permission: 'visits.decide' },
    },
    { path: '/requests', component: () => import('./pages/RequestsPage.vue'), meta: { permission: 'visits.decide' } },
  ],
  nav: [
    { label: 'Host’s timetable', to: '/host-timetable', permission: 'visits.decide', order: 78, section: 'Set up' },
    { label: 'Requests', to: '/requests', permission: 'visits.decide', order: 12 },
    { label: 'Visits', to: '/visits', permission: 'visits.read', order: 15 },
  ],
};
