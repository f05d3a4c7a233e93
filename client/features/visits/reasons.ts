import {
  barrierCode,
  centreReasonCode,
  schoolReasonCode,
  type ActorSide,
  type GivenReasonCode,
  type ReasonCode,
} from '#shared/contracts/vocabulary.js';

const REASONS: Readonly<Record<ReasonCode, string>> = {
  timetable: 'Timetable: it clashes with other lessons',
  location: 'Location: the centre is too far away',
  transport_cost: 'Transport costs too much',
  transport_time: 'Travelling takes too long',
  disruption: 'It disrupts other lessons too much',
  cover: 'No cover for the teachers who would come along',
  relations: 'Difficulties between the school and the centre',
  plans_changed: 'Plans changed',
  asked_by_mistake: 'Asked by mistake',
  centre_closed: 'The centre is closed',
  room_not_available: 'The room cannot be used',
  equipment_not_available: 'The equipment cannot be used',
  no_tutor: 'No tutor is free',
  group_too_large: 'The group is too large',
  not_suitable: 'Not suitable for this group',
  host_needs_room: 'The host school needs the room',
  other: 'Another reason',
  no_final_numbers: 'The final numbers were not confirmed in time',
};

export const reasonText = (code: ReasonCode): string => REASONS[code];

export interface ReasonChoice {
  value: GivenReasonCode;
  label: string;
}

const choices = (codes: readonly GivenReasonCode[]): readonly ReasonChoice[] =>
  codes.map((value) => ({ value, label: REASONS[value] }));

const BARRIERS = barrierCode.options;
const CENTRE_REASONS = centreReasonCode.options.filter((code) => code !== 'other');

/** A centre gives its own reasons first; a school the barriers that keep schools away, and what is nobody's fault. */
const BY_SIDE: Readonly<Record<Exclude<ActorSide, 'system'>, readonly ReasonChoice[]>> = {
  centre: choices([...CENTRE_REASONS, ...BARRIERS, 'other']),
  partner: choices([...BARRIERS, ...schoolReasonCode.options, 'not_suitable', 'other']),
};

export const reasonsOf = (side: Exclude<ActorSide, 'system'>): readonly ReasonChoice[] => BY_SIDE[side];

/** Why nobody came, as far as the centre has heard. */
export const NO_SHOW_REASONS = choices([...BARRIERS, ...schoolReasonCode.options, 'other']);
