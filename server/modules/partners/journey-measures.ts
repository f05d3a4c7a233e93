import { Injectable, Logger } from '@nestjs/common';
import { estimatedJourney, isPossible, roundedUp, type MeasuredJourney } from '../../common/kernel/journey.js';
import { Clock } from '../../common/ports/clock.js';
import { JourneyProvider, type Way } from '../../common/ports/journey-provider.js';

export type Measured = MeasuredJourney & { readonly origin: 'estimate' | 'provider' };

interface Remembered {
  readonly journey: Measured | null;
  readonly until: number;
}

/** Nobody waits longer for a routing engine: the estimate is good enough. */
export const PATIENCE_MS = 2_000;
/** After a failure nobody waits at all for so long. */
export const REST_MS = 60_000;
/** Roads change slowly; an engine's answer is kept for a day. */
const KEPT_MS = 86_400_000;
/** All pairs of a large authority. */
const KEPT_AT_MOST = 10_000;

const keyOf = ({ from, to }: Way): string => [from.latitude, from.longitude, to.latitude, to.longitude].join(' ');

/** Asks the provider for as long as that helps anybody, and falls back to the estimate for everything else. */
@Injectable()
export class JourneyMeasures {
  private readonly logger = new Logger(JourneyMeasures.name);
  private readonly known = new Map<string, Remembered>();
  private restsUntil = 0;
  private complained = false;

  constructor(
    private readonly provider: JourneyProvider,
    private readonly clock: Clock,
  ) {}

  /**
   * @param mayAsk false where nobody may wait for a network: then what was answered before counts, or the estimate
   * @returns null where one of the positions must be wrong
   */
  async measure(way: Way, mayAsk: boolean): Promise<Measured | null> {
    const now = this.clock.now().getTime();
    const remembered = this.known.get(keyOf(way));
    if (remembered && remembered.until > now) return remembered.journey;
    if (!mayAsk || this.restsUntil > now) return estimate(way);
    try {
      const journey = this.believed(await this.ask(way)) ?? estimate(way);
      this.remember(way, { journey, until: now + KEPT_MS });
      return journey;
    } catch (error) {
      this.restsUntil = now + REST_MS;
      this.complain(`the journey provider does not answer, journeys are estimated: ${String(error)}`);
      return estimate(way);
    }
  }

  private async ask(way: Way): Promise<MeasuredJourney | null> {
    const patience = new AbortController();
    const late = new Promise<never>((_, reject) => {
      patience.signal.addEventListener('abort', () => {
        reject(new Error(`no answer within ${PATIENCE_MS} ms`));
      });
    });
    const timer = setTimeout(() => {
      patience.abort();
    }, PATIENCE_MS);
    try {
      return await Promise.race([this.provider.measure(way, patience.signal), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private believed(answer: MeasuredJourney | null): Measured | null {
    if (answer === null) return null;
    if (!isPossible(answer)) {
      this.complain(`the journey provider answers with an impossible journey: ${answer.minutes} minutes`);
      return null;
    }
    this.complained = false;
    return { minutes: roundedUp(answer.minutes), metres: answer.metres, origin: this.provider.origin };
  }

  private remember(way: Way, answer: Remembered): void {
    const oldest = this.known.keys().next();
    if (this.known.size >= KEPT_AT_MOST && !oldest.done) this.known.delete(oldest.value);
    this.known.set(keyOf(way), answer);
  }

  /** Once, and again only after it has worked in between. */
  private complain(message: string): void {
    if (!this.complained) this.logger.warn(message);
    this.complained = true;
  }
}

function estimate({ from, to }: Way): Measured | null {
  const journey = estimatedJourney(from, to);
  return journey && { ...journey, origin: 'estimate' };
}
