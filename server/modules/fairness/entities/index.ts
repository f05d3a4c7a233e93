import { FairShareSettings } from './fair-share-settings.entity.js';

/** Every table of this module. */
export const fairnessEntities = [FairShareSettings];
