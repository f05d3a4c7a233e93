export { ReservationsModule } from './reservations.module.js';
export {
  ReservationsRepository,
  ResourceTakenError,
  type Hindrance,
  type ReservationNeed,
} from './reservations.repository.js';
