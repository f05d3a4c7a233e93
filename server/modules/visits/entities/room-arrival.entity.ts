import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** How to find one room, where that is not said for the whole centre. */
@Entity('room_arrivals')
export class RoomArrival {
  @PrimaryColumn(primaryIdColumn({ name: 'room_id' }))
  roomId: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  arrival: string;
}
