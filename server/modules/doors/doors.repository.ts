import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql } from '../../database/dialect.js';
import { DoorDisplay } from './entities/door-display.entity.js';

@Injectable()
export class DoorsRepository {
  /** Takes the place of the room's address, if there is one: the old one is dead from then on. */
  async put(tx: Tx, display: Omit<DoorDisplay, 'revokedAt'>): Promise<void> {
    await sql(tx.manager)`
      INSERT INTO door_displays (id, token_hash, room_id, made_by, made_at)
      VALUES (${display.id}, ${display.tokenHash}, ${display.roomId}, ${display.madeBy}, ${display.madeAt})
      ON CONFLICT (room_id) WHERE revoked_at IS NULL
      DO UPDATE SET id = excluded.id, token_hash = excluded.token_hash, made_by = excluded.made_by, made_at = excluded.made_at`;
  }

  /** @returns whether it was living until now */
  async revoke(tx: Tx, displayId: string, at: Date): Promise<boolean> {
    const { affected } = await tx.manager.update(
      DoorDisplay,
      { id: displayId, revokedAt: IsNull() },
      { revokedAt: at },
    );
    return affected === 1;
  }
}
