import { defineAsyncComponent } from 'vue';
import type { RouteRecordRaw } from 'vue-router';
import type { Feature } from '../../core/feature.js';
import { LIST } from './centres.texts.js';

type Lazy = () => Promise<unknown>;

const edit = { permission: 'centres.edit' };

/** A page for those who may edit the centre that its address begins with. */
const page = (path: string, component: Lazy): RouteRecordRaw => ({
  path: `/centres/:centreId/${path}`,
  component,
  props: true,
  meta: edit,
});

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
    page('edit', () => import('./pages/ChangeCentrePage.vue')),
    page('rooms/new', () => import('./pages/RoomPage.vue')),
    page('rooms/:roomId', () => import('./pages/RoomPage.vue')),
    page('equipment/new', () => import('./pages/PoolPage.vue')),
    page('equipment/:poolId', () => import('./pages/PoolPage.vue')),
    {
      path: '/centres/:centreId/equipment/:poolId/out-of-service',
      component: () => import('./pages/OutOfServicePage.vue'),
      props: true,
      meta: { permission: 'equipment.report' },
    },
    page('tutors/new', () => import('./pages/TutorPage.vue')),
    page('tutors/:tutorId', () => import('./pages/TutorPage.vue')),
    page('tutors/:tutorId/leave', () => import('./pages/LeavePage.vue')),
    page('vehicles/new', () => import('./pages/VehiclePage.vue')),
    page('vehicles/:vehicleId', () => import('./pages/VehiclePage.vue')),
    page('vehicles/:vehicleId/off-the-road', () => import('./pages/OffTheRoadPage.vue')),
    page('opening-days/new', () => import('./pages/OpeningDayPage.vue')),
    page('opening-days/:overrideId', () => import('./pages/OpeningDayPage.vue')),
  ],
  nav: [{ label: LIST.title, to: '/centres', permission: 'centres.read', order: 55, foldsInto: 'Centre' }],
};

/** How much of each equipment pool somebody wants. */
export { asked, equipmentRows, unitsText, wantedUnits } from './wanted-units.js';
export const EquipmentFields = defineAsyncComponent(() => import('./components/EquipmentFields.vue'));

/** What every form needs that edits something which others may edit too. */
export { useOpened } from './useOpened.js';
