import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';

export const partners: Feature = {
  id: 'partners',
  routes: [
    {
      path: '/partners',
      component: () => import('./pages/PartnerListPage.vue'),
      meta: { permission: 'schools.read' },
    },
    {
      path: '/schools/:schoolId',
      component: () => import('./pages/SchoolPage.vue'),
      props: true,
      meta: { permission: 'schools.read' },
    },
    {
      path: '/authorities/new',
      component: () => import('./pages/AddAuthorityPage.vue'),
      meta: { permission: 'authorities.manage' },
    },
    {
      path: '/community-groups/new',
      component: () => import('./pages/AddGroupPage.vue'),
      meta: { permission: 'community-groups.manage' },
    },
    {
      path: '/community-groups/:groupId',
      component: () => import('./pages/GroupPage.vue'),
      props: true,
      meta: { permission: 'partnerships.read' },
    },
    {
      path: '/community-groups/:groupId/change',
      component: () => import('./pages/ChangeGroupPage.vue'),
      props: true,
      meta: { permission: 'community-groups.manage' },
    },
    {
      path: '/partnerships',
      component: () => import('./pages/ChooseCentrePage.vue'),
      meta: { permission: 'partnerships.read' },
    },
    {
      path: '/centres/:centreId/partnerships',
      component: () => import('./pages/PartnershipsPage.vue'),
      props: true,
      meta: { permission: 'partnerships.read' },
    },
    {
      path: '/imports',
      component: () => import('./pages/ImportPage.vue'),
      meta: { permission: 'schools.import' },
    },
  ],
  nav: [
    { label: 'Schools and groups', to: '/partners', permission: 'schools.read', order: 70, section: 'Set up' },
    { label: 'Partnerships', to: '/partnerships', permission: 'partnerships.read', order: 75, section: 'Set up' },
    { label: 'Import schools', to: '/imports', permission: 'schools.import', order: 80, section: 'Set up' },
  ],
};

/** The schools and groups of one centre, for the page of that centre. */
export const PartnershipsPanel = defineAsyncComponent(() => import('./components/PartnershipsPanel.vue'));
