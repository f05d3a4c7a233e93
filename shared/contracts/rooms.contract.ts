import { z } from 'zod';
import { version } from './common.js';
import { line, wholeNumber } from './fields.js';

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

/** Words without regard to case, each once; a word of the vocabulary is kept as that spells it. */
function tidyFeatures(words: readonly string[]): string[] {
  const tidy = new Map<string, string>();
  for (const word of words) {
    const key = word.toLowerCase();
    if (!tidy.has(key)) tidy.set(key, ROOM_FEATURES.find((known) => known.toLowerCase() === key) ?? word);
  }
  return [...tidy.values()];
}

export const roomFeatures = z
  .array(line('the feature', 40))
  .max(20, 'Enter at most 20 features')
  .default([])
  .transform(tidyFeatures);

export const writeRoom = z
  .strictObject({
    name: line('the name of the room', 80),
    capacity: wholeNumber('how many people the room holds', 1, 2000),
    stepFree: z.boolean('Say whether the room can be reached without steps'),
    features: roomFeatures,
    setupMinutes: wholeNumber('the minutes to set up', 0, 240),
    cleardownMinutes: wholeNumber('the minutes to clear down', 0, 240),
  })
  .meta({ id: 'WriteRoom' });
export type WriteRoom = z.infer<typeof writeRoom>;

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
    retired: z.boolean(),
    version,
  })
  .meta({ id: 'RoomView' });
export type RoomView = z.infer<typeof roomView>;
