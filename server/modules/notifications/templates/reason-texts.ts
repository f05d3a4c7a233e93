import type { ReasonCode } from '#shared/contracts/vocabulary.js';

/** Why a visit does not take place, to follow “The reason:” in a mail. */
export const REASON_TEXTS: Readonly<Record<ReasonCode, string>> = {
  timetable: 'it does not fit the timetable',
  location: 'the centre is too far away',
  transport_cost: 'transport costs too much',
  transport_time: 'the journey takes too long',
  disruption: 'it would disrupt other lessons',
  cover: 'there is no cover for the teacher',
  relations: 'how the school and the centre work together',
  plans_changed: 'plans have changed',
  asked_by_mistake: 'it was asked for by mistake',
  centre_closed: 'the centre is closed',
  room_not_available: 'the room is not available',
  equipment_not_available: 'the equipment is not available',
  no_tutor: 'there is no tutor',
  group_too_large: 'the group is too large',
  not_suitable: 'the centre does not suit what is planned',
  host_needs_room: 'the host school needs the room',
  other: 'none of the usual ones',
  no_final_numbers: 'the final numbers were not confirmed in time',
};
