import type { Feature } from '../../core/feature.js';
import { CATALOGUE } from './activities.texts.js';

const edit = { permission: 'activities.edit' };

export const activities: Feature = {
  id: 'activities',
  routes: [
    { path: '/activities', component: () => import('./pages/CataloguePage.vue'), meta: { public: true } },
    {
      path: '/activities/:activityId',
      component: () => import('./pages/ActivityPage.vue'),
      props: true,
      meta: { public: true },
    },
    {
      path: '/activities/:activityId/edit',
      component: () => import('./pages/EditActivityPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/centres/:centreId/activities',
      component: () => import('./pages/CentreActivitiesPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/centres/:centreId/activities/new',
      component: () => import('./pages/AddActivityPage.vue'),
      props: true,
      meta: edit,
    },
  ],
  nav: [{ label: CATALOGUE.title, to: '/activities', order: 19 }],
};

/** "8 to 28 pupils": wherever an activity is told of. */
export { groupText } from './activities.texts.js';
