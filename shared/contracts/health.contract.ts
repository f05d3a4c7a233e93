import { z } from 'zod';

export const healthRoutes = { health: '/api/health', ready: '/api/ready' } as const;

export const healthView = z.object({ status: z.literal('ok') }).meta({ id: 'HealthView' });
export type HealthView = z.infer<typeof healthView>;
