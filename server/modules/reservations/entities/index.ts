import { Reservation } from './reservation.entity.js';
import { Unavailability } from './unavailability.entity.js';

/** Every table of this module, for the data source. */
export const reservationsEntities = [Reservation, Unavailability];
