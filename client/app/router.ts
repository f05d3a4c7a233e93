import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type Router,
  type RouteRecordRaw,
} from 'vue-router';
import { mayOpen, type Feature } from '../core/feature.js';
import { wantHeadingFocus } from '../core/page-title.js';
import { landingPage } from './navigation.js';

interface SessionLike {
  readonly person: object | null;
  may(permission: string): boolean;
  ensureLoaded(): Promise<void>;
}

type Guarded = ReturnType<typeof decide>;

export function createAppRouter(features: readonly Feature[], session: SessionLike): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [...features.flatMap((feature) => [...feature.routes]), ...shellRoutes(features, session)],
  });
  router.beforeEach(async (to): Promise<Guarded> => {
    await session.ensureLoaded();
    return decide(to, session);
  });
  startPagesAtTheTop(router);
  return router;
}

/** Going back is left to the browser, which knows how far down the page was. */
function startPagesAtTheTop(router: Router): void {
  let wentBack = false;
  router.options.history.listen(() => {
    wentBack = true;
  });
  router.afterEach((to, from) => {
    const newPage = from.matched.length > 0 && to.path !== from.path;
    if (newPage) wantHeadingFocus();
    if (newPage && !wentBack) window.scrollTo(0, 0);
    wentBack = false;
  });
}

function shellRoutes(features: readonly Feature[], session: SessionLike): RouteRecordRaw[] {
  return [
    {
      path: '/',
      component: () => import('./pages/NothingHerePage.vue'),
      beforeEnter: async () => (await landingPage(features, (permission) => session.may(permission))) ?? true,
    },
    ...developmentRoutes(),
    { path: '/:pathMatch(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
    { path: '/:pathMatch(.*)*', name: 'no-access', component: () => import('./pages/NoAccessPage.vue') },
  ];
}

/** The page that shows every part of the kit; no part of it is in the production bundle. */
function developmentRoutes(): RouteRecordRaw[] {
  if (!import.meta.env.DEV) return [];
  return [{ path: '/_ui', component: () => import('./dev/KitPage.vue'), meta: { public: true } }];
}

/** A page that a person may not open keeps its address, so that it can be sent to somebody who may. */
function decide(to: RouteLocationNormalized, session: SessionLike) {
  if (to.meta.public === true) return true;
  if (session.person === null) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  if (mayOpen(to.meta.permission, (permission) => session.may(permission))) return true;
  return { name: 'no-access', params: { pathMatch: to.path.slice(1).split('/') }, query: to.query, replace: true };
}
