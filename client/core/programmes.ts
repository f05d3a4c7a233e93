import type { Programme } from '#shared/contracts/vocabulary.js';

/** How programmes are called, on every screen. */
export const PROGRAMMES: Readonly<Record<Programme, string>> = {
  mainstream: 'Mainstream lesson',
  gifted_and_talented: 'Gifted and talented',
  learning_mentors: 'Learning mentors',
  learning_support_unit: 'Learning support unit (LSU)',
  behaviour_improvement: 'Behaviour improvement programme (BIP)',
  lig_collaborative: 'LIG collaborative',
  primary_transition: 'Primary transition',
  cpd: 'Staff training (CPD)',
  community: 'Community',
};
