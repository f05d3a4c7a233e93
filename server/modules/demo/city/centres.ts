import type { Position } from '../../../common/kernel/distance.js';
import type { Phase } from './real-shape.js';

export type CentreKey = 'media' | 'design';

export interface DemoRoom {
  readonly key: string;
  readonly name: string;
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly features: readonly string[];
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
  /** Keys of rooms into which it can be divided, or which it needs: whoever takes it takes them. */
  readonly parts?: readonly string[];
  readonly needs?: readonly string[];
}

export interface DemoPool {
  readonly key: string;
  readonly name: string;
  readonly quantity: number;
  readonly description: string;
  readonly broken?: { readonly quantity: number; readonly reason: string };
}

export interface DemoCentre {
  readonly key: CentreKey;
  readonly name: string;
  readonly street: string;
  readonly position: Position;
  readonly rooms: readonly DemoRoom[];
  readonly pools: readonly DemoPool[];
  readonly taught: readonly Taught[];
}

/** What is taught at a centre, in which of its rooms, for whom, with what. */
export interface Taught {
  readonly subject: string;
  readonly rooms: readonly string[];
  readonly phases: readonly Phase[];
  readonly equipment?: { readonly pool: string; readonly pupilsPerItem: number };
}

export const AUTHORITY = {
  name: 'Skelderby City Council',
  dfeCode: '990',
  town: 'Skelderby',
  postcode: 'ZZ1 0AA',
} as const;

const room = (name: string, capacity: number, features: string[], more: Partial<DemoRoom> = {}): DemoRoom => ({
  key: name,
  name,
  capacity,
  features,
  stepFree: true,
  setupMinutes: 15,
  cleardownMinutes: 15,
  ...more,
});

const pool = (name: string, quantity: number, description: string, broken?: DemoPool['broken']): DemoPool => ({
  key: name,
  name,
  quantity,
  description,
  ...(broken && { broken }),
});

const BOTH: Phase[] = ['primary', 'secondary'];

/**
 * The city lies on an open moor in the north of England where no town is: distances between its places are right,
 * and nobody can take it for a real one.
 */
const MEDIA: DemoCentre = {
  key: 'media',
  name: 'Marlwick City Learning Centre',
  street: 'Quernstone Way',
  position: { latitude: 54.3705, longitude: -0.9611 },
  rooms: [
    room('Recording Studio', 16, ['Sound-proof', 'Mixing desk', 'Live room'], { needs: ['Control Room'] }),
    room('Control Room', 4, ['Mixing desk']),
    room('Radio Studio', 20, ['Sound-proof', 'Broadcast desk', 'On-air light']),
    room('Podcast Room', 16, ['Sound-proof', 'Round table'], { setupMinutes: 10, cleardownMinutes: 10 }),
    room('Edit Suite', 30, ['Editing computers', 'Interactive screen']),
    room('Music Technology Room', 32, ['Keyboards', 'Interactive screen']),
    room('Green Screen Studio', 30, ['Green screen', 'Studio lights'], { stepFree: false, setupMinutes: 20 }),
    room('Screening Room', 64, ['Projector', 'Tiered seats', 'Hearing loop']),
    room('Main Hall', 90, ['Stage', 'Projector'], { parts: ['Hall, north half', 'Hall, south half'] }),
    room('Hall, north half', 40, ['Stage']),
    room('Hall, south half', 40, ['Projector']),
  ],
  pools: [
    pool('Field recorders', 30, 'Pocket sound recorders with a wind shield'),
    pool('Radio kits', 16, 'Two microphones, a small mixer and headphones in a case'),
    pool('Tablets', 20, 'With film and animation apps', {
      quantity: 2,
      reason: 'Cracked screens, waiting for repair',
    }),
    pool('Video cameras', 12, 'With a tripod and a spare battery'),
    pool('Headphones', 64, 'Closed headphones'),
    pool('Keyboards', 16, 'Four octaves, with a stand', { quantity: 1, reason: 'Two dead keys' }),
  ],
  taught: [
    {
      subject: 'Podcasting',
      rooms: ['Podcast Room', 'Radio Studio', 'Edit Suite'],
      phases: BOTH,
      equipment: { pool: 'Field recorders', pupilsPerItem: 2 },
    },
    {
      subject: 'Radio drama',
      rooms: ['Radio Studio', 'Recording Studio', 'Hall, north half'],
      phases: BOTH,
      equipment: { pool: 'Radio kits', pupilsPerItem: 4 },
    },
    {
      subject: 'Stop-motion animation',
      rooms: ['Green Screen Studio', 'Edit Suite'],
      phases: ['primary'],
      equipment: { pool: 'Tablets', pupilsPerItem: 3 },
    },
    {
      subject: 'Film making',
      rooms: ['Green Screen Studio', 'Edit Suite'],
      phases: BOTH,
      equipment: { pool: 'Video cameras', pupilsPerItem: 5 },
    },
    {
      subject: 'Composing with computers',
      rooms: ['Music Technology Room'],
      phases: BOTH,
      equipment: { pool: 'Headphones', pupilsPerItem: 1 },
    },
    { subject: 'Songwriting and recording', rooms: ['Recording Studio'], phases: ['secondary'] },
    {
      subject: 'Keyboard ensemble',
      rooms: ['Music Technology Room'],
      phases: BOTH,
      equipment: { pool: 'Keyboards', pupilsPerItem: 2 },
    },
    { subject: 'Film study', rooms: ['Screening Room', 'Hall, south half', 'Main Hall'], phases: ['secondary'] },
    { subject: 'Performing to camera', rooms: ['Main Hall'], phases: BOTH },
  ],
};

const DESIGN: DemoCentre = {
  key: 'design',
  name: 'Oxmarsh City Learning Centre',
  street: 'Millrace Road',
  position: { latitude: 54.3289, longitude: -0.9037 },
  rooms: [
    room('Computer-Aided Design Suite', 30, ['Design computers', 'Plotter']),
    room('Digital Art Studio', 28, ['Daylight', 'Large-format printer']),
    room('Workshop', 18, ['Laser cutter', 'Extraction'], { setupMinutes: 20, cleardownMinutes: 20 }),
    room('Science Laboratory', 32, ['Gas and water', 'Fume cupboard']),
    room('Robotics Room', 24, ['Floor arena', 'Interactive screen']),
    room('Star Dome', 40, ['Dome projector', 'Hearing loop'], { stepFree: false }),
  ],
  pools: [
    pool('Drawing tablets', 28, 'Pen tablets for the computers'),
    pool('3D printers', 6, 'Small desktop printers', { quantity: 1, reason: 'Blocked nozzle, part ordered' }),
    pool('Robot kits', 18, 'Building kits with sensors and a motor'),
    pool('Data loggers', 24, 'With sensors for light, heat and movement'),
    pool('Microscopes', 15, 'With a camera'),
  ],
  taught: [
    {
      subject: 'Digital painting',
      rooms: ['Digital Art Studio'],
      phases: BOTH,
      equipment: { pool: 'Drawing tablets', pupilsPerItem: 1 },
    },
    { subject: 'Computer-aided design', rooms: ['Computer-Aided Design Suite'], phases: ['secondary'] },
    {
      subject: '3D printing',
      rooms: ['Workshop', 'Computer-Aided Design Suite'],
      phases: BOTH,
      equipment: { pool: '3D printers', pupilsPerItem: 6 },
    },
    {
      subject: 'Robot challenge',
      rooms: ['Robotics Room'],
      phases: BOTH,
      equipment: { pool: 'Robot kits', pupilsPerItem: 2 },
    },
    {
      subject: 'Forces and motion',
      rooms: ['Science Laboratory'],
      phases: BOTH,
      equipment: { pool: 'Data loggers', pupilsPerItem: 2 },
    },
    {
      subject: 'Under the microscope',
      rooms: ['Science Laboratory'],
      phases: BOTH,
      equipment: { pool: 'Microscopes', pupilsPerItem: 2 },
    },
    { subject: 'The night sky', rooms: ['Star Dome'], phases: ['primary'] },
  ],
};

export const CENTRES: readonly DemoCentre[] = [MEDIA, DESIGN];
export const ZONE = 'Europe/London';
export const HOLD_WORKING_DAYS = 10;

/** Monday to Friday; on two evenings the centres stay open for community groups. */
export const OPENING_HOURS = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opens: '08:30',
  closes: weekday === 2 || weekday === 4 ? '20:30' : '17:30',
}));
