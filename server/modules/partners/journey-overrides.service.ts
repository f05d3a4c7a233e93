import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AskJourney, JourneyView, WriteJourney } from '#shared/contracts/journeys.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import type { Permission } from '../../common/auth/permissions.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { instantOf } from '../../common/kernel/wall-time.js';
import { Store } from '../../database/store.js';
import { travelOf, type Trip } from './domain/travel.js';
import { JourneyOverridesRepository, UNTOUCHED, type KnownPair } from './journey-overrides.repository.js';
import { toJourneyFacts, toTravelView } from './journey.mapper.js';
import type { Pair } from './journeys.queries.js';
import { JourneysService } from './journeys.service.js';
import { Today } from './today.js';

/** The journey of one pair, and what people who drive it know better than the map. */
@Injectable()
export class JourneyOverridesService {
  constructor(
    private readonly store: Store,
    private readonly overrides: JourneyOverridesRepository,
    private readonly journeys: JourneysService,
    private readonly today: Today,
  ) {}

  /** @throws RefusedError partnership/not-found, also when it is not theirs to see */
  view(actor: Actor, pair: Pair, asked: AskJourney): Promise<JourneyView> {
    return this.store.read((manager) => this.viewOf(manager, actor, pair, asked));
  }

  /**
   * @param version the version that the change was made on
   * @throws RefusedError partnership/not-found, resource/stale
   */
  change(actor: Actor, pair: Pair, version: number, input: WriteJourney): Promise<JourneyView> {
    return this.store.write(async (tx) => {
      await this.known(tx.manager, actor, pair, 'partnerships.manage');
      const who = { changedBy: actor.personId, changedAt: this.today.now() };
      await this.overrides.write(tx, pair, version, { ...input, ...who });
      return this.viewOf(tx.manager, actor, pair, {});
    });
  }

  private async known(manager: EntityManager, actor: Actor, pair: Pair, permission: Permission): Promise<KnownPair> {
    const known = await this.overrides.pair(manager, pair);
    if (!known || !actor.mayAt(permission, known)) throw new RefusedError('partnership/not-found');
    return known;
  }

  private async viewOf(manager: EntityManager, actor: Actor, pair: Pair, asked: AskJourney): Promise<JourneyView> {
    const known = await this.known(manager, actor, pair, 'journeys.read');
    const row = await this.overrides.find(manager, pair);
    const { journey, measured } = await this.journeys.compared(manager, pair);
    const trip = tripOf(known, asked);
    const entered = row !== null && (row.minutes !== null || row.metres !== null);
    return {
      centre: { id: known.centreId, name: known.centreName, zone: known.zone },
      partner: { id: known.partnerId, name: known.partnerName, kind: known.partnerKind },
      journey: toJourneyFacts(journey),
      measured: toJourneyFacts(measured),
      override: entered
        ? { minutes: row.minutes, metres: row.metres, note: row.note, changedAt: row.changedAt.toISOString() }
        : null,
      travel: trip && toTravelView(travelOf(trip, journey)),
      mayChange: actor.mayAt('partnerships.manage', { authorityId: known.authorityId, centreId: known.centreId }),
      version: row?.version ?? UNTOUCHED,
    };
  }
}

/** @returns null without a session, or when its times fall into a change of the clocks */
function tripOf(known: KnownPair, { day, startTime, endTime, people }: AskJourney): Trip | null {
  if (day === undefined || startTime === undefined || endTime === undefined || people === undefined) return null;
  const starts = instantOf(day, startTime, known.zone);
  const ends = instantOf(day, endTime, known.zone);
  return starts.ok && ends.ok ? { ...known, startsAt: starts.instant, endsAt: ends.instant, people } : null;
}
