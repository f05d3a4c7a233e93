import type { Feature } from '../../core/feature.js';

/** Visits that repeat. It builds on the visits, which only know that some of them belong to a series. */
export const series: Feature = {
  id: 'series',
  routes: [
    {
      path: '/visits/:visitId/repeat',
      component: () => import('./pages/RepeatVisitPage.vue'),
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
  ],
  nav: [
    { label: 'Host’s timetable', to: '/host-timetable', permission: 'visits.decide', order: 78, section: 'Set up' },
  ],
};
