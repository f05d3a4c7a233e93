import { Injectable } from '@nestjs/common';
import type { Position } from '../kernel/distance.js';
import { estimatedJourney, type MeasuredJourney } from '../kernel/journey.js';

/** From where to where; the way back takes as long. */
export interface Way {
  readonly from: Position;
  readonly to: Position;
}

/**
 * Who knows how long a way takes. A routing engine is put in by providing this class in PartnersModule; nothing that
 * it does wrong reaches anybody, see JourneyMeasures.
 */
export abstract class JourneyProvider {
  /** How its answers are named to people: an estimate from the map, or what an engine found. */
  abstract readonly origin: 'estimate' | 'provider';

  /**
   * @param signal aborted when nobody waits any longer
   * @returns null when it knows no way; rejects when it cannot answer now
   */
  abstract measure(way: Way, signal: AbortSignal): Promise<MeasuredJourney | null>;
}

/** The straight line, stretched to a road, at the speeds of the table. */
@Injectable()
export class GreatCircleJourneys extends JourneyProvider {
  readonly origin = 'estimate';

  measure({ from, to }: Way): Promise<MeasuredJourney | null> {
    return Promise.resolve(estimatedJourney(from, to));
  }
}
