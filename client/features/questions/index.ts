import { defineAsyncComponent } from 'vue';

export { QUESTIONS } from './questions.texts.js';

/** The questions and answers on a visit, for a dialog. */
export const QuestionsPanel = defineAsyncComponent(() => import('./components/QuestionsPanel.vue'));

/** The same with a heading, for the page of a visit. */
export const QuestionsCard = defineAsyncComponent(() => import('./components/QuestionsCard.vue'));

/** A mark on a visit with words that nobody of one's side has read. */
export const UnreadMark = defineAsyncComponent(() => import('./components/UnreadMark.vue'));
