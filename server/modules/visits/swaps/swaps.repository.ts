import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { isGuardViolation } from '../../../database/guard-violation.js';
import { isPostgres, sql } from '../../../database/dialect.js';
import { SwapProposal, SwapSide, type SwapState } from '../entities/swap.entity.js';

/** A proposal with its two sides. */
export interface Swap extends SwapProposal {
  readonly sides: readonly SwapSide[];
}

/** Somebody else’s proposal holds one of the visits. */
export class VisitInOtherSwapError extends Error {}

/** Proposals to swap. A unit of work locks the two visits first, in the order of their ids, and then the proposal. */
@Injectable()
export class SwapsRepository {
  /** @throws VisitInOtherSwapError, which fails the unit of work */
  async insert(tx: Tx, proposal: SwapProposal, sides: readonly SwapSide[]): Promise<void> {
    await tx.manager.insert(SwapProposal, proposal);
    try {
      await tx.manager.insert(SwapSide, [...sides]);
    } catch (error) {
      const taken = ['swap_sides_one_open', 'swap_sides.visit_id'].some((guard) => isGuardViolation(error, guard));
      throw taken ? new VisitInOtherSwapError() : error;
    }
  }

  async find(manager: EntityManager, id: string): Promise<Swap | null> {
    const proposal = await manager.findOneBy(SwapProposal, { id });
    if (!proposal) return null;
    const sides = await manager.find(SwapSide, { where: { proposalId: id }, order: { visitId: 'ASC' } });
    return Object.assign(proposal, { sides });
  }

  /** The same, standing still until the unit of work ends. */
  async hold(tx: Tx, id: string): Promise<Swap | null> {
    if (isPostgres()) await sql(tx.manager)`SELECT id FROM swap_proposals WHERE id = ${id} FOR UPDATE`;
    return this.find(tx.manager, id);
  }

  async openOf(manager: EntityManager, visitId: string): Promise<Swap | null> {
    const side = await manager.findOneBy(SwapSide, { visitId, open: true });
    return side && this.find(manager, side.proposalId);
  }

  async consent(tx: Tx, side: SwapSide, by: string, at: Date): Promise<void> {
    const { proposalId, visitId } = side;
    await tx.manager.update(SwapSide, { proposalId, visitId }, { consentedAt: at, consentedBy: by });
  }

  /** @returns false when it had ended already; nothing is changed then */
  async end(tx: Tx, id: string, state: Exclude<SwapState, 'open'>, at: Date): Promise<boolean> {
    const { affected } = await tx.manager.update(SwapProposal, { id, state: 'open' }, { state, endedAt: at });
    if (affected !== 1) return false;
    await tx.manager.update(SwapSide, { proposalId: id }, { open: false });
    return true;
  }

  async overdue(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT id FROM swap_proposals WHERE state = 'open' AND expires_at <= ${now} ORDER BY expires_at, id LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  }
}
