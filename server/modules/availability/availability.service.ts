import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TimeObstacle, TimesQuery, TimesView } from '#shared/contracts/availability.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { instantOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { CentresQueries, type CentreFacts, type OpeningFacts, type PoolFacts } from '../centres/index.js';
import { toRoomOffer } from './availability.mapper.js';
import { AvailabilityPolicy } from './availability.policy.js';
import { CentreHours } from './centre-hours.js';
import { spanOf } from './domain/intervals.js';
import { openHours } from './domain/opening-times.js';
import { roomOffers, type GroupNeed, type HeldRoom, type Room, type RoomOffer } from './domain/room-offers.js';
import { leastLeft } from './domain/stock.js';
import { timeObstacle, type SessionTime } from './domain/time-obstacles.js';
import { ResourceFactsLoader } from './resource-facts.js';

export interface WallClockTime {
  readonly day: string;
  readonly startTime: string;
  readonly endTime: string;
}

export type ResolvedTime = { ok: true; time: SessionTime } | { ok: false; obstacle: TimeObstacle };

interface TimeFacts {
  readonly obstacle: TimeObstacle | null;
  readonly offers: readonly RoomOffer[];
  readonly pools: readonly (PoolFacts & { readonly left: number })[];
}

/** A time at a centre, and for whom. */
interface AskedTime {
  readonly centre: CentreFacts;
  readonly day: string;
  readonly time: SessionTime;
  readonly need: GroupNeed;
  readonly opening: readonly OpeningFacts[];
}

/** What is free at a time, for those who look at a centre. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly store: Store,
    private readonly centres: CentresQueries,
    private readonly policy: AvailabilityPolicy,
    private readonly clock: Clock,
    private readonly hours: CentreHours,
    private readonly resources: ResourceFactsLoader,
  ) {}

  /** @throws RefusedError centre/not-found */
  times(actor: Actor, centreId: string, query: TimesQuery): Promise<TimesView> {
    return this.store.read(async (manager) => {
      const centre = await this.policy.centre(manager, actor, centreId);
      const resolved = resolveTime(query, centre.zone);
      const opening = await this.opening(manager, centreId, query.day);
      const hours = toTimes(opening);
      if (!resolved.ok) return { obstacle: resolved.obstacle, hours, rooms: [], pools: [] };
      const need = { pupils: query.pupils, stepFree: query.stepFree ?? false };
      const facts = await this.facts(manager, { centre, day: query.day, time: resolved.time, need, opening });
      return {
        obstacle: facts.obstacle,
        hours,
        rooms: facts.offers.map(toRoomOffer),
        pools: facts.pools.map(({ id, name, left, quantity }) => ({ id, name, left, quantity })),
      };
    });
  }

  private async facts(manager: EntityManager, { centre, day, time, need, opening }: AskedTime): Promise<TimeFacts> {
    const chosen = {
      rooms: await this.centres.roomsOf(manager, centre.id),
      pools: await this.centres.poolsOf(manager, centre.id),
      tutors: [],
      vehicles: [],
    };
    const within = { zone: centre.zone, days: [day], time: widest(time, chosen.rooms) };
    const { rooms, pools, timesOf } = await this.resources.load(manager, chosen, within);
    return {
      obstacle: timeObstacle(time, openHours(opening, day, centre.zone), this.clock.now()),
      offers: roomOffers(rooms, time, need, timesOf),
      pools: pools.map(({ id, name, stock, uses }) => ({
        ...{ id, name, quantity: stock },
        left: leastLeft(stock, uses, spanOf(time)),
      })),
    };
  }

  private async opening(manager: EntityManager, centreId: string, day: string): Promise<readonly OpeningFacts[]> {
    return (await this.hours.between(manager, centreId, { from: day, to: day }))(day);
  }
}

const toTimes = (opening: readonly OpeningFacts[]) => opening.map(({ opens, closes }) => ({ opens, closes }));

/** The session with the longest set-up and clear-down of any room, so that one query finds every neighbour. */
function widest(time: SessionTime, rooms: readonly Room[]): SessionTime {
  const held: readonly HeldRoom[] = rooms.flatMap((room) => [room, ...room.brings]);
  const longest = (minutes: (room: HeldRoom) => number) => Math.max(0, ...held.map(minutes)) * 60_000;
  return {
    startsAt: new Date(time.startsAt.getTime() - longest((room) => room.setupMinutes)),
    endsAt: new Date(time.endsAt.getTime() + longest((room) => room.cleardownMinutes)),
  };
}

export function resolveTime({ day, startTime, endTime }: WallClockTime, zone: string): ResolvedTime {
  const start = instantOf(day, startTime, zone);
  if (!start.ok) return { ok: false, obstacle: start.problem };
  const end = instantOf(day, endTime, zone);
  return end.ok
    ? { ok: true, time: { startsAt: start.instant, endsAt: end.instant } }
    : { ok: false, obstacle: end.problem };
}
