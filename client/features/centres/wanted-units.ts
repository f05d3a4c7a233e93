import { z } from 'zod';
import type { PoolView } from '#shared/contracts/equipment.contract.js';

/** How much of each equipment pool somebody wants, one row for each pool; null is none. */
export const wantedUnits = z.array(
  z.object({ poolId: z.uuid(), name: z.string(), quantity: z.int().min(0).max(100_000).nullable() }),
);
export type WantedUnits = z.infer<typeof wantedUnits>;

/** One row for each pool of the centre, with what was asked of it before. */
export function equipmentRows(
  pools: readonly Pick<PoolView, 'id' | 'name' | 'retired'>[],
  before: readonly { poolId: string; quantity: number | null }[],
): WantedUnits {
  return pools
    .filter(({ retired }) => !retired)
    .map(({ id, name }) => ({
      poolId: id,
      name,
      quantity: before.find(({ poolId }) => poolId === id)?.quantity ?? null,
    }));
}

/** The rows in which somebody asks for any. */
export const asked = (equipment: WantedUnits): { poolId: string; quantity: number }[] =>
  equipment.flatMap(({ poolId, quantity }) => (quantity ? [{ poolId, quantity }] : []));

/** `pool:quantity`, several with commas between, as addresses have it. */
export const unitsText = (rows: readonly { poolId: string; quantity: number }[]): string =>
  rows.map(({ poolId, quantity }) => `${poolId}:${quantity}`).join(',');
