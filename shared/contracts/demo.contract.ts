import { z } from 'zod';

export const demoRoutes = {
  personas: '/api/v1/demo/personas',
} as const;

/** Somebody invented, as whom the demo can be tried out. */
export const personaView = z
  .object({
    label: z.string(),
    name: z.string(),
    email: z.string(),
    /** The same for all of them, and no secret: there is no demo in production. */
    password: z.string(),
    tryThis: z.string(),
  })
  .meta({ id: 'PersonaView' });
export type PersonaView = z.infer<typeof personaView>;

export const personaList = z.object({ items: z.array(personaView) }).meta({ id: 'PersonaList' });
export type PersonaList = z.infer<typeof personaList>;
