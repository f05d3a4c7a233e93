import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { roadMetres } from '../../common/kernel/distance.js';
import { journeyOf, type Journey } from './domain/journey.js';
import { JourneyMeasures } from './journey-measures.js';
import { JourneysQueries, type Pair, type PairFacts } from './journeys.queries.js';
import { Today } from './today.js';

/** What was asked for many pairs at once. */
export type JourneyLookup = (pair: Pair) => Journey | null;

const keyOf = ({ centreId, partnerId }: Pair): string => `${centreId} ${partnerId}`;

/** Inside a unit of work nobody waits for a routing engine: others wait for the unit. */
const mayWait = (manager: EntityManager): boolean => manager.queryRunner?.isTransactionActive !== true;

/** How long partners travel to centres, and how far: the one place that knows. */
@Injectable()
export class JourneysService {
  constructor(
    private readonly queries: JourneysQueries,
    private readonly measures: JourneyMeasures,
    private readonly today: Today,
  ) {}

  /**
   * @returns null when it is not known: no such pair, or a position is missing and nobody entered anything
   */
  async between(manager: EntityManager, pair: Pair): Promise<Journey | null> {
    const facts = await this.factsOf(manager, pair);
    return facts && this.journey(facts, mayWait(manager));
  }

  /** The journey, and beside it what it would be if nobody had entered anything. */
  async compared(manager: EntityManager, pair: Pair): Promise<{ journey: Journey | null; measured: Journey | null }> {
    const facts = await this.factsOf(manager, pair);
    if (!facts) return { journey: null, measured: null };
    const mayAsk = mayWait(manager);
    const untouched = { ...facts, override: { minutes: null, metres: null } };
    return { journey: await this.journey(facts, mayAsk), measured: await this.journey(untouched, mayAsk) };
  }

  /** One query for all, and no waiting for a routing engine: a list takes what it has answered before. */
  async betweenAll(manager: EntityManager, pairs: readonly Pair[]): Promise<JourneyLookup> {
    if (pairs.length === 0) return () => null;
    const centreIds = [...new Set(pairs.map(({ centreId }) => centreId))];
    const partnerIds = [...new Set(pairs.map(({ partnerId }) => partnerId))];
    const wanted = new Set(pairs.map(keyOf));
    const found = await this.queries.facts(manager, { centreIds, partnerIds }, this.today.date());
    const journeys = new Map<string, Journey | null>();
    for (const facts of found.filter((one) => wanted.has(keyOf(one)))) {
      journeys.set(keyOf(facts), await this.journey(facts, false));
    }
    return (pair) => journeys.get(keyOf(pair)) ?? null;
  }

  /**
   * The distance that money goes by: what was entered, otherwise the map. Never a routing engine's, whose answers
   * nobody can check a year later.
   * @returns null when it is not known
   */
  async roadMetres(manager: EntityManager, pair: Pair): Promise<number | null> {
    const facts = await this.factsOf(manager, pair);
    if (!facts) return null;
    return facts.override.metres ?? (facts.way && roadMetres(facts.way.from, facts.way.to));
  }

  private async factsOf(manager: EntityManager, { centreId, partnerId }: Pair): Promise<PairFacts | null> {
    const ids = { centreIds: [centreId], partnerIds: [partnerId] };
    const [facts] = await this.queries.facts(manager, ids, this.today.date());
    return facts ?? null;
  }

  private async journey({ override, onSite, way }: PairFacts, mayAsk: boolean): Promise<Journey | null> {
    const measured = way && (await this.measures.measure(way, mayAsk));
    return journeyOf({ override, onSite, measured });
  }
}
