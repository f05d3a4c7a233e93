import { defineAsyncComponent } from 'vue';
import type { Feature } from '../../core/feature.js';
import { GUIDANCE, SIGN_OFF } from './packs.texts.js';

export { needsText } from './packs.texts.js';
export { NO_SHOW_REASONS, reasonsOf } from './reasons.js';
export { REPEATS, rhythmText, seriesFacts, visitsText, WEEKDAYS } from './rhythm.texts.js';
export { noShowTexts } from './moves.texts.js';
export { TRAVEL, travelSentence } from './travel.texts.js';
export type { ReasonGiven } from './useVisitMoves.js';
export { useUndo } from './queue/useUndo.js';
export { useOpenCorrections } from './useOpenCorrections.js';
export { useVisitSide, type VisitSide } from './useVisitSide.js';
export { VISIT_STATES } from './visit-states.js';
export { adultsText, answerTime, listText, pupilsText, YEAR_GROUPS, yearsText } from './visits.texts.js';

export const visits: Feature = {
  id: 'visits',
  routes: [
    { path: '/visits', component: () => import('./pages/VisitListPage.vue'), meta: { permission: 'visits.read' } },
    { path: '/visits/:visitId', component: () => import('./pages/VisitPage.vue') },
    {
      path: '/visits/:visitId/change',
      component: () => import('./pages/ChangeVisitPage.vue'),
      props: true,
      meta: { permission: ['visits.withdraw', 'visits.decide'] },
    },
    { path: '/requests', component: () => import('./queue/RequestsPage.vue'), meta: { permission: 'visits.decide' } },
    { path: '/visits/:visitId/pack', component: () => import('./pages/PackPage.vue'), props: true },
    { path: '/sign-offs', component: () => import('./pages/SignOffsPage.vue'), meta: { permission: 'sign-offs.give' } },
    {
      path: '/visit-guidance',
      component: () => import('./pages/GuidancePage.vue'),
      meta: { permission: 'visit-guidance.set' },
    },
  ],
  nav: [
    { label: 'Requests', to: '/requests', permission: 'visits.decide', order: 12 },
    { label: SIGN_OFF.nav, to: '/sign-offs', permission: 'sign-offs.give', order: 16 },
    { label: GUIDANCE.title, to: '/visit-guidance', permission: 'visit-guidance.set', order: 80, section: 'Set up' },
    { label: 'Visits', to: '/visits', covers: ['/series'], permission: 'visits.read', order: 15 },
  ],
};

/** Asks why, before something is declined or called off. */
export const ReasonDialog = defineAsyncComponent(() => import('./components/ReasonDialog.vue'));

/** The state of a visit as a coloured word. */
export const VisitState = defineAsyncComponent(() => import('./components/VisitState.vue'));

/** What somebody says attendance really was, for a list of those that wait. */
export const CorrectionCard = defineAsyncComponent(() => import('./components/CorrectionCard.vue'));

/** Leads those who may review corrections to the ones that wait for them. */
export const CorrectionsWait = defineAsyncComponent(() => import('./components/CorrectionsWait.vue'));

export { useWhoCame } from './useWhoCame.js';

/** How many came, in a form of `useWhoCame`. */
export const WhoCameFields = defineAsyncComponent(() => import('./components/WhoCameFields.vue'));

/** Warns when too few adults come along. */
export const AdultsWarning = defineAsyncComponent(() => import('./components/AdultsWarning.vue'));
