import { Injectable } from '@nestjs/common';
import type { SetUpSheets, SheetVisit } from '#shared/contracts/on-the-day.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import { Store } from '../../../database/store.js';
import { CentresQueries } from '../../centres/index.js';
import { PacksRepository } from '../pack/packs.repository.js';
import { mayWorkAt } from '../visits.policy.js';
import { toSheetVisit } from './sheet.mapper.js';
import { SheetsQueries, type SheetItem } from './sheets.queries.js';

interface Room {
  readonly id: string;
  readonly name: string;
  readonly visits: SheetVisit[];
}

/** Tells staff what to set up on a day, where and when, and who comes. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly store: Store,
    private readonly centres: CentresQueries,
    private readonly sheets: SheetsQueries,
    private readonly packs: PacksRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found, also for those who do not work there */
  of(actor: Actor, centreId: string, day: string): Promise<SetUpSheets> {
    return this.store.read(async (manager) => {
      const centre = mayWorkAt(actor, centreId) ? await this.centres.centreFacts(manager, centreId) : null;
      if (!centre) throw new RefusedError('centre/not-found');
      const rows = await this.sheets.visits(manager, centreId, day);
      const ids = rows.map(({ id }) => id);
      const items = Map.groupBy(await this.sheets.items(manager, ids), ({ visitId }) => visitId);
      const packs = await this.packs.ofAll(manager, ids);
      const now = this.clock.now();
      const rooms = new Map<string, Room>();
      for (const row of rows) {
        const own = items.get(row.id) ?? [];
        const visit = toSheetVisit(row, { items: own, pack: packs.get(row.id) }, actor, now);
        for (const room of roomsOf(own)) placeOf(rooms, room).visits.push(visit);
      }
      const { id, name, zone } = centre;
      return { centre: { id, name, zone }, day, rooms: [...rooms.values()].sort(byName) };
    });
  }
}

const roomsOf = (items: readonly SheetItem[]) =>
  items.flatMap(({ room, resourceId }) => (room === null ? [] : [{ id: resourceId, name: room }]));

function placeOf(rooms: Map<string, Room>, { id, name }: { id: string; name: string }): Room {
  const room = rooms.get(id) ?? { id, name, visits: [] };
  rooms.set(id, room);
  return room;
}

const byName = (a: Room, b: Room): number => (a.name < b.name ? -1 : 1);
