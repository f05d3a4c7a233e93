import type { Feature } from '../../core/feature.js';
import { LIST } from './centres.texts.js';

export { default as StaleNotice } from './components/StaleNotice.vue';
export { useOpened } from './useOpened.js';

const edit = { permission: 'centres.edit' };

export const centres: Feature = {
  id: 'centres',
  routes: [
    {
      path: '/centres',
      component: () => import('./pages/CentreListPage.vue'),
      meta: { permission: 'centres.read' },
    },
    {
      path: '/centres/new',
      component: () => import('./pages/AddCentrePage.vue'),
      meta: { permission: 'centres.create' },
    },
    {
      path: '/centres/:centreId',
      component: () => import('./pages/CentrePage.vue'),
      props: true,
      meta: { permission: 'centres.read' },
    },
    {
      path: '/centres/:centreId/edit',
      component: () => import('./pages/ChangeCentrePage.vue'),
      props: true,
      meta: edit,
    },
    { path: '/centres/:centreId/rooms/new', component: () => import('./pages/RoomPage.vue'), props: true, meta: edit },
    {
      path: '/centres/:centreId/rooms/:roomId',
      component: () => import('./pages/RoomPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/centres/:centreId/equipment/new',
      component: () => import('./pages/PoolPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/centres/:centreId/equipment/:poolId',
      component: () => import('./pages/PoolPage.vue'),
      props: true,
      meta: edit,
    },
    {
      path: '/centres/:centreId/equipment/:poolId/out-of-service',
      component: () => import('./pages/OutOfServicePage.vue'),
      props: true,
      meta: { permission: 'equipment.report' },
    },
  ],
  nav: [{ label: LIST.title, to: '/centres', permission: 'centres.read', order: 72, section: 'Set up' }],
};

/** What every form needs that edits something which others may edit too. */
export { default as StaleNotice } from './components/StaleNotice.vue';
export { useOpened } from './useOpened.js';
