import { z } from 'zod';
import { version } from './common.js';
import { line, wholeNumber, words } from './fields.js';

/**
 * Words for what a room has. Rooms that say the same thing in the same word can be searched;
 * a centre may add words of its own.
 */
export const ROOM_FEATURES = [
  'computers',
  'interactive screen',
  'projector',
  'recording studio',
  'radio studio',
  'music keyboards',
  'drum kit',
  'green screen',
  'video editing',
  'photography lights',
  'dark room',
  'CAD',
  '3D printers',
  'laser cutter',
  'electronics benches',
  'robotics',
  'science benches',
  'fume cupboard',
  'art sinks',
  'graphics tablets',
  'stage',
  'video conferencing',
  'induction loop',
  'blackout blinds',
  'kitchen',
] as const;

const linked = z
  .array(z.uuid('Choose a room of this centre'))
  .max(20, 'Choose at most 20 rooms')
  .default([])
  .transform((ids) => [...new Set(ids)]);

export const roomFeatures = words('feature', ROOM_FEATURES);

export const writeRoom = z
  .strictObject({
    name: line('the name of the room', 80),
    capacity: wholeNumber('how many people the room holds', 1, 2000),
    stepFree: z.boolean('Say whether the room can be reached without steps'),
    features: roomFeatures,
    setupMinutes: wholeNumber('the minutes to set up', 0, 240),
    cleardownMinutes: wholeNumber('the minutes to clear down', 0, 240),
    /** Rooms into which this one can be divided: whoever takes it takes them all. */
    parts: linked,
    /** Rooms without which this one cannot be used. */
    needs: linked,
  })
  .refine(({ parts, needs }) => !needs.some((id) => parts.includes(id)), {
    path: ['needs'],
    message: 'A room that is a part comes along already. Choose it once',
  })
  .meta({ id: 'WriteRoom' });
export type WriteRoom = z.infer<typeof writeRoom>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const roomView = z
  .object({
    id: z.uuid(),
    centreId: z.uuid(),
    name: z.string(),
    capacity: z.int(),
    stepFree: z.boolean(),
    features: z.array(z.string()),
    setupMinutes: z.int(),
    cleardownMinutes: z.int(),
    parts: z.array(named),
    needs: z.array(named),
    retired: z.boolean(),
    version,
  })
  .meta({ id: 'RoomView' });
export type RoomView = z.infer<typeof roomView>;
