import { HORIZON_DAYS } from '../../values/booking-horizon.js';
import type { RefusalText } from './refusal-text.js';

export const visitsRefusals = {
  'visit/not-found': { status: 404, message: 'We cannot find that visit.' },
  'visit/slot-taken': {
    status: 409,
    message: 'That room is no longer free at that time. Choose another room or another time.',
  },
  'visit/no-setup-time': {
    status: 409,
    message:
      'The room is free for your session, but not for setting up before it or clearing down after it. Choose a slightly different time or another room.',
  },
  'visit/equipment-short': {
    status: 409,
    message: 'There is not enough of that equipment left at that time. Ask for less, or choose another time.',
  },
  'visit/equipment-unknown': { status: 422, message: 'This centre has no such equipment. Choose from its list.' },
  'visit/tutor-unknown': {
    status: 422,
    message: 'This centre has no such tutor. Choose one whom it offers for that time, or ask without a tutor.',
  },
  'visit/tutor-cannot-teach': {
    status: 422,
    message: 'That tutor does not teach this activity. Choose one who does, or ask without a tutor.',
  },
  'visit/tutor-not-working': {
    status: 409,
    message:
      'That tutor does not work, or is away, for a part of that time or of the preparation before it. Choose another time or another tutor.',
  },
  'visit/tutor-taken': {
    status: 409,
    message:
      'That tutor is with another group for a part of that time or of the preparation before it. Choose another time or another tutor.',
  },
  'visit/vehicle-unknown': {
    status: 422,
    message: 'This centre has no such vehicle. Choose one that it offers for that time, or come by other means.',
  },
  'visit/vehicle-too-small': {
    status: 422,
    message: 'That vehicle has too few seats for the pupils and adults. Choose a larger one, or come by other means.',
  },
  'visit/vehicle-journey-unknown': {
    status: 422,
    message:
      'Nobody knows how long the journey takes, so the vehicle cannot be planned. Ask the centre to enter the journey, or come by other means.',
  },
  'visit/vehicle-taken': {
    status: 409,
    message:
      'That vehicle is on another journey, or off the road, while it would fetch you or take you home. Choose another time, or come by other means.',
  },
  'visit/activity-unknown': {
    status: 422,
    message:
      'This centre offers no such activity. Choose from its catalogue, or say in your own words what you will teach.',
  },
  'visit/room-unknown': { status: 422, message: 'This centre has no such room. Choose from its list.' },
  'visit/room-closed': { status: 409, message: 'That room is closed at that time. Choose another room or time.' },
  'visit/room-too-small': { status: 422, message: 'That room is too small for the group. Choose a larger one.' },
  'visit/room-not-step-free': {
    status: 422,
    message: 'That room cannot be reached without steps. Choose another one.',
  },
  'visit/longer-than-a-day': {
    status: 422,
    message: 'With setting up and clearing down that is more than 24 hours. Choose a shorter time.',
  },
  'visit/outside-opening-hours': {
    status: 422,
    message: 'The centre is not open for the whole of that time. Choose a time within its opening hours.',
  },
  'visit/centre-closed': { status: 422, message: 'The centre is closed on that day. Choose another day.' },
  'visit/in-the-past': { status: 422, message: 'That time has already begun. Choose a later one.' },
  'visit/too-far-ahead': {
    status: 422,
    message: `Visits can be asked for up to ${HORIZON_DAYS} days ahead. Choose an earlier day.`,
  },
  'visit/time-does-not-exist': {
    status: 422,
    message: 'The clocks go forward that night, so this time does not exist. Choose another time.',
  },
  'visit/time-is-ambiguous': {
    status: 422,
    message: 'The clocks go back that night, so this time comes twice. Choose a time outside that hour.',
  },
  'visit/against-policy': {
    status: 422,
    message:
      'The centre has rules that this visit would break. Choose another time, or let the centre’s manager make an exception and say why.',
  },
  'visit/too-short-notice': { status: 422, message: 'The centre asks for more notice. Choose a later day.' },
  'visit/beyond-horizon': {
    status: 422,
    message: 'The centre does not take requests that far ahead. Choose an earlier day.',
  },
  'visit/longer-than-allowed': {
    status: 422,
    message: 'A visit to this centre may not last that long. Choose a shorter time.',
  },
  'visit/too-many-this-term': {
    status: 422,
    message: 'The school or group has as many visits in that term as the centre allows. Choose another term.',
  },
  'visit/host-cap-reached': {
    status: 422,
    message: 'The host school has as many of the centre’s hours as it may. Leave the time to other schools.',
  },
  'visit/in-protected-hours': {
    status: 422,
    message: 'The centre keeps that time for other schools. The host school can ask shortly before for what is free.',
  },
  'visit/not-open-yet': {
    status: 422,
    message: 'Those days are not open to everybody yet. Ask again when they are, or choose other days.',
  },
  'visit/not-a-partner': {
    status: 422,
    message: 'This school or group is not a partner of the centre on that day. Ask the centre to add it.',
  },
  'visit/more-than-roll': {
    status: 422,
    message: 'That is more pupils than the school has on roll. Check the number.',
  },
  'visit/already-decided': {
    status: 409,
    message: 'Somebody has already dealt with this visit. Load it again to see what was decided.',
  },
  'visit/wrong-state': { status: 409, message: 'A visit in this state cannot be changed that way.' },
  'visit/not-your-move': {
    status: 403,
    message: 'This step is not yours to take. Ask the centre, or whoever asked for the visit, to take it.',
  },
  'visit/nothing-to-undo': {
    status: 409,
    message: 'There is no decision on this visit that can be taken back. Load it again to see how it stands.',
  },
  'visit/undo-too-late': {
    status: 409,
    message: 'It is too late to take this back: the other side is being told. Change or cancel the visit instead.',
  },
  'visit/undo-not-yours': {
    status: 403,
    message: 'Only whoever decided can take a decision back. Ask them, or change the visit instead.',
  },
  'visit/undo-taken': {
    status: 409,
    message: 'Somebody else has taken the time meanwhile, so this cannot be taken back. Offer the school another time.',
  },
  'visit/hold-lapsed': {
    status: 409,
    message: 'This request was not answered in time and its place has been given back. Ask again.',
  },
  'visit/already-begun': { status: 409, message: 'The visit has already begun, so this can no longer be done.' },
  'visit/late-without-words': {
    status: 422,
    message: 'You cancel later than your centre’s terms allow. Write to the school why, in a sentence.',
  },
  'visit/nothing-to-change': { status: 422, message: 'Nothing would change. Say what is to be different.' },
  'visit/not-begun': { status: 409, message: 'This can be recorded once the visit has begun.' },
} as const satisfies Record<string, RefusalText>;
