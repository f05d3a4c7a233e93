export { ReservationsModule } from './reservations.module.js';
export {
  ReservationsRepository,
  ResourcesTakenError,
  ResourceTakenError,
  type GivenBack,
  type Hindrance,
  type ReservationNeed,
} from './reservations.repository.js';
