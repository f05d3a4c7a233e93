export { ReservationsModule } from './reservations.module.js';
export {
  ReservationsRepository,
  ResourcesTakenError,
  ResourceTakenError,
  type Hindrance,
  type ReservationNeed,
} from './reservations.repository.js';
