export { ReservationsModule } from './reservations.module.js';
export { ReservationsRepository, ResourceTakenError, type ReservationNeed } from './reservations.repository.js';
