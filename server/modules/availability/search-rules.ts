import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PolicyProblem } from '#shared/contracts/policies.contract.js';
import type { Programme } from '#shared/contracts/vocabulary.js';
import type { CentreFacts } from '../centres/index.js';
import type { WallHours } from './domain/opening-times.js';

/** What somebody looks for, as far as rules ask about it. */
export interface SearchedWish {
  readonly centre: CentreFacts;
  readonly partnerId: string;
  /** Local ISO dates in order. */
  readonly days: readonly string[];
  readonly minutes: number;
  readonly programme: Programme;
}

/** What the rules of a centre make of a search. */
export interface SearchRules {
  /** Every rule that a session would break. */
  readonly breaches: (session: { day: string; startTime: string; endTime: string }) => PolicyProblem[];
  /** The hours of a day in which no rule is broken, of those in which the centre is open. */
  readonly within: (day: string, hours: readonly WallHours[]) => readonly WallHours[];
}

type RulesOf = (manager: EntityManager, wish: SearchedWish) => Promise<SearchRules>;

const NO_RULES: SearchRules = { breaches: () => [], within: (_, hours) => hours };

/**
 * Where a search finds the rules of centres. Whoever keeps them builds on what is bookable, and so on this module: it
 * says here how they are asked.
 */
@Injectable()
export class SearchRulesBook {
  private rulesOf: RulesOf = () => Promise.resolve(NO_RULES);

  use(rulesOf: RulesOf): void {
    this.rulesOf = rulesOf;
  }

  of(manager: EntityManager, wish: SearchedWish): Promise<SearchRules> {
    return this.rulesOf(manager, wish);
  }
}
