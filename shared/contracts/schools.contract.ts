import { z } from 'zod';

export const schoolPhase = z.enum([
  'nursery',
  'primary',
  'middle_deemed_primary',
  'middle_deemed_secondary',
  'secondary',
  'all_through',
  'sixteen_plus',
  'not_applicable',
]);
export type SchoolPhase = z.infer<typeof schoolPhase>;
