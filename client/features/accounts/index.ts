import type { Feature } from '../../core/feature.js';

export const accounts: Feature = {
  id: 'accounts',
  routes: [{ path: '/sign-in', component: () => import('./pages/SignInPage.vue'), meta: { public: true } }],
};
