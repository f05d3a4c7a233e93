import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoomLinkKind } from '#shared/contracts/vocabulary.js';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Whoever takes the room takes the other too: it is a part of it, or the room cannot be used without it. */
@Entity('room_links')
export class RoomLink {
  @PrimaryColumn(primaryIdColumn({ name: 'room_id' }))
  roomId: string;

  @PrimaryColumn(primaryIdColumn({ name: 'other_id' }))
  otherId: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  kind: RoomLinkKind;
}
