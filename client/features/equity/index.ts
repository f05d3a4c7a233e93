import type { Feature } from '../../core/feature.js';
import { EQUITY } from './equity.texts.js';

const READERS = ['equity.read', 'equity.read-suppressed'] as const;

export const equity: Feature = {
  id: 'equity',
  routes: [
    { path: '/centre-use', component: () => import('./pages/CentreUsePage.vue'), meta: { permission: READERS } },
  ],
  /** The first page of those who answer for an authority. */
  nav: [{ label: EQUITY.title, to: '/centre-use', permission: READERS, order: 20, foldsInto: 'Centre' }],
};
