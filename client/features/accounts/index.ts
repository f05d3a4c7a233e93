import type { Feature } from '../../core/feature.js';

export const accounts: Feature = {
  id: 'accounts',
  routes: [
    { path: '/sign-in', component: () => import('./pages/SignInPage.vue'), meta: { public: true } },
    {
      path: '/forgotten-password',
      component: () => import('./pages/ForgottenPasswordPage.vue'),
      meta: { public: true },
    },
    { path: '/new-password', component: () => import('./pages/NewPasswordPage.vue'), meta: { public: true } },
    { path: '/invitation', component: () => import('./pages/InvitationPage.vue'), meta: { public: true } },
    { path: '/set-up', component: () => import('./pages/SetUpPage.vue'), meta: { public: true } },
    { path: '/account', component: () => import('./pages/AccountPage.vue') },
    { path: '/people', component: () => import('./pages/PeoplePage.vue'), meta: { permission: 'people.read' } },
  ],
  nav: [{ label: 'People', to: '/people', permission: 'people.read', order: 71, section: 'Set up' }],
};
