/** How many visits one closure may touch: each is shown with other places, and told of in one mail. */
export const MOST_VISITS_PER_PLAN = 300;
