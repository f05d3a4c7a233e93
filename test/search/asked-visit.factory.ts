import type { AskedVisit } from '../../server/modules/availability/domain/visit-holds.js';

/** 28 pupils and two adults in the studio, with nothing special. */
export const askedVisit = (over: Partial<AskedVisit> = {}): AskedVisit => ({
  pupils: 28,
  adults: 2,
  stepFree: false,
  roomId: 'studio',
  equipment: [],
  tutorId: null,
  tutorSkill: null,
  vehicleId: null,
  preparation: 0,
  journeyMinutes: null,
  ...over,
});
