import { DoorDisplay } from './door-display.entity.js';

/** Every table of this module, for the data source. */
export const doorsEntities = [DoorDisplay];
