export { AvailabilityModule } from './availability.module.js';
export { AvailabilityService, resolveTime, type TimeFacts } from './availability.service.js';
export { occupiedTime } from './domain/room-offers.js';
export type { SessionTime } from './domain/time-obstacles.js';
