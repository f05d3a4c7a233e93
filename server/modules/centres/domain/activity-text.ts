import { fold } from '../../../common/kernel/search-words.js';

interface Words {
  readonly title: string;
  readonly summary: string;
  readonly tutorSkill: string | null;
  readonly features: readonly string[];
}

/** How titles are compared: two that differ only by case, accents, apostrophes or spaces are the same. */
export const titleKeyOf = (title: string): string => fold(title).replace(/\s+/g, ' ');

/** What a search looks at; fields do not run into each other. */
export const activitySearchText = ({ title, summary, tutorSkill, features }: Words): string =>
  fold([title, summary, tutorSkill ?? '', ...features].join('\n'));
