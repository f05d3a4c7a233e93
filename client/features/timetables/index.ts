import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';

const read = { permission: 'timetables.read' };
const edit = { permission: 'timetables.edit' };

export const timetables: Feature = {
  id: 'timetables',
  routes: [
    { path: '/school-year', component: () => import('./pages/ChooseYearPage.vue'), meta: read },
    {
      path: '/school-year/:calendarId',
      component: () => import('./pages/SchoolYearPage.vue'),
      props: true,
      meta: read,
    },
    {
      path: '/school-year/:calendarId/days/new',
      component: () => import('./pages/EntryPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/school-year/:calendarId/days/:entryId',
      component: () => import('./pages/EntryPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/school-year/:calendarId/import',
      component: () => import('./pages/ImportCalendarPage.vue'),
      props: true,
      meta: edit,
    },
    { path: '/bell-times', component: () => import('./pages/ChooseSchoolPage.vue'), meta: read },
    { path: '/bell-times/:schoolId', component: () => import('./pages/BellTimesPage.vue'), props: true, meta: read },
    {
      path: '/bell-times/:schoolId/new',
      component: () => import('./pages/BellTimesFormPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/bell-times/:schoolId/:scheduleId',
      component: () => import('./pages/BellTimesFormPage.vue'),
      props: true,
      meta: edit,
    },
  ],
  nav: [
    { label: 'School year', to: '/school-year', permission: 'timetables.edit', order: 76, section: 'Set up' },
    { label: 'Bell times', to: '/bell-times', permission: 'timetables.edit', order: 77, section: 'Set up' },
  ],
};

/** Asks the people of a school for its bell times, on the pages where they begin. */
export const BellTimesNotice = defineAsyncComponent(() => import('./components/BellTimesNotice.vue'));
