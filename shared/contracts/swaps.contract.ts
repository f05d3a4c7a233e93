import { z } from 'zod';
import { instant, localDay, version } from './common.js';

export const swapsRoutes = {
  /** The open proposal of a visit. */
  ofVisit: '/api/v1/visits/:visitId/swap',
  times: '/api/v1/visits/:visitId/swap-times',
  consent: '/api/v1/swaps/:swapId/consent',
  refusal: '/api/v1/swaps/:swapId/refusal',
  withdrawal: '/api/v1/swaps/:swapId/withdrawal',
} as const;

export const swapId = z.uuid();

/** When and where a visit is; of others' visits no more is told. */
const swapTime = z.object({
  room: z.object({ id: z.uuid(), name: z.string() }),
  startsAt: instant,
  endsAt: instant,
});
export type SwapTime = z.infer<typeof swapTime>;

/** Times of other schools' approved visits on one day, without whose they are. */
export const swapTimes = z.object({ items: z.array(swapTime) }).meta({ id: 'SwapTimes' });
export type SwapTimes = z.infer<typeof swapTimes>;

export const swapTimesQuery = z.object({ day: localDay });
export type SwapTimesQuery = z.infer<typeof swapTimesQuery>;

/** Names the own visit by the address, and a busy time. */
export const proposeSwap = z
  .strictObject({ version, roomId: z.uuid('Choose a time'), startsAt: instant })
  .meta({ id: 'ProposeSwap' });
export type ProposeSwap = z.infer<typeof proposeSwap>;

export const swapView = z.object({
  id: swapId,
  /** Of the visit that was asked about. */
  mine: swapTime,
  /** `partner` is for the centre; a school does not learn whose the other visit is. */
  other: swapTime.extend({ partner: z.string().nullable() }),
  proposedBy: z.enum(['this_side', 'other_side', 'centre']),
  expiresAt: instant,
  consented: z.object({ mine: z.boolean(), other: z.boolean() }),
  mayConsent: z.boolean(),
  mayRefuse: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type SwapView = z.infer<typeof swapView>;

export const visitSwapView = z
  .object({ swap: swapView.nullable(), mayPropose: z.boolean() })
  .meta({ id: 'VisitSwapView' });
export type VisitSwapView = z.infer<typeof visitSwapView>;
