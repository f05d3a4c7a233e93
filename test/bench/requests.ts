import { idOf, POOLS } from './world.js';

interface Wanted {
  readonly school: number;
  readonly day: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly room: number;
  readonly withEquipment: boolean;
}

/** What a teacher sends to ask for a visit. */
export const requestBody = ({ school, day, startTime, endTime, room, withEquipment }: Wanted): object => ({
  centreId: idOf('centre'),
  partnerId: idOf('partner', school),
  day,
  startTime,
  endTime,
  roomId: idOf('room', room),
  equipment: withEquipment ? [{ poolId: idOf('pool', room % POOLS), quantity: 2 }] : [],
  subject: 'Radio drama',
  keyStage: 'ks3',
  yearGroups: ['8'],
  programme: 'mainstream',
  pupils: 28,
  adults: 2,
});
