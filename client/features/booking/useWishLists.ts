import { computed } from 'vue';
import { useCentreLists } from './useCentreLists.js';
import { useSchoolLists } from './useSchoolLists.js';
import type { WishValues } from './wishes.js';

/** The answers to choose from on the first screen, as the chosen centre and school have them. */
export function useWishLists(values: WishValues) {
  const [centre, school] = [useCentreLists(values), useSchoolLists(values)];
  /** Every field is there to go to. */
  const settled = computed(() => centre.settled.value && school.settled.value);
  return { ...centre, ...school, settled };
}

export type WishLists = ReturnType<typeof useWishLists>;
