/** What the forms of a centre and of a room hold at first. */
import type { CentreView } from '#shared/contracts/centres.contract.js';
import { ROOM_FEATURES, type RoomView } from '#shared/contracts/rooms.contract.js';
import { isLocalDate } from '#shared/values/local-date.js';
import { instantAt } from '../../core/dates.js';
import { schoolWeek, type Interval } from './opening-hours.js';

export interface CentreValues {
  name: string;
  hostSchoolId: string;
  street: string;
  town: string;
  postcode: string;
  latitude: number | null;
  longitude: number | null;
  holdWorkingDays: number | null;
  openingHours: Interval[];
}

const NEW_CENTRE: Omit<CentreValues, 'openingHours'> = {
  name: '',
  hostSchoolId: '',
  street: '',
  town: '',
  postcode: '',
  latitude: null,
  longitude: null,
  holdWorkingDays: 10,
};

export function centreValues(centre: CentreView | null): CentreValues {
  if (!centre) return { ...NEW_CENTRE, openingHours: schoolWeek() };
  const { name, latitude, longitude, holdWorkingDays } = centre;
  return {
    ...{ name, latitude, longitude, holdWorkingDays },
    hostSchoolId: centre.host?.id ?? '',
    street: centre.street ?? '',
    town: centre.town ?? '',
    postcode: centre.postcode ?? '',
    openingHours: centre.openingHours.map((interval) => ({ ...interval })),
  };
}

export interface RoomValues {
  name: string;
  capacity: number | null;
  /** '' until somebody says it: a guess would send a wheelchair user to a room with steps. */
  stepFree: '' | 'yes' | 'no';
  /** Words of the vocabulary, ticked. */
  known: string[];
  /** Words of the centre's own, as typed: with commas between them. */
  other: string;
  setupMinutes: number | null;
  cleardownMinutes: number | null;
  /** Ids of other rooms. */
  parts: string[];
  needs: string[];
}

const VOCABULARY: readonly string[] = ROOM_FEATURES;

export function roomValues(room: RoomView | null): RoomValues {
  if (!room) {
    const minutes = { setupMinutes: 15, cleardownMinutes: 15 };
    return { name: '', capacity: null, stepFree: '', known: [], other: '', ...minutes, parts: [], needs: [] };
  }
  const { name, capacity, stepFree, features, setupMinutes, cleardownMinutes } = room;
  return {
    ...{ name, capacity, setupMinutes, cleardownMinutes },
    stepFree: stepFree ? 'yes' : 'no',
    parts: room.parts.map(({ id }) => id),
    needs: room.needs.map(({ id }) => id),
    known: features.filter((word) => VOCABULARY.includes(word)),
    other: features.filter((word) => !VOCABULARY.includes(word)).join(', '),
  };
}

/** Midnight that begins a typed day. What is not a day goes on as it is, for the schema to refuse. */
export function startOfTypedDay(day: string): string | null {
  if (day === '') return null;
  return isLocalDate(day) ? instantAt(day, '00:00') : day;
}

export const roomInput = ({ known, other, stepFree, ...values }: RoomValues) => ({
  ...values,
  stepFree: stepFree === '' ? undefined : stepFree === 'yes',
  features: featuresOf({ known, other }),
});

/** Ticked words and typed ones as one list. */
export function featuresOf({ known, other }: Pick<RoomValues, 'known' | 'other'>): string[] {
  const own = other.split(',').map((word) => word.trim());
  return [...known, ...own.filter((word) => word !== '')];
}
