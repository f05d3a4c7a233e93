import type { RefusalText } from './refusal-text.js';

export const centresRefusals = {
  'centre/not-found': { status: 404, message: 'We cannot find that centre.' },
  'centre/host-not-suitable': {
    status: 422,
    message: 'A host is an open school of the centre’s own local authority. Choose another school.',
  },
  'room/not-found': { status: 404, message: 'We cannot find that room.' },
  'room/name-taken': {
    status: 409,
    message:
      'This centre has a room of that name, perhaps a retired one. Choose another name, or bring that room back.',
  },
  'room/still-booked': {
    status: 409,
    message: 'Visits are still to come in this room. Move or cancel them first.',
  },
  'room/link-unknown': { status: 422, message: 'This centre has no such room. Choose from its list.' },
  'room/links-in-a-circle': {
    status: 422,
    message:
      'A room cannot come along with itself, also not by way of other rooms. Choose other parts or needed rooms.',
  },
  'room/links-break-promises': {
    status: 409,
    message:
      'Visits still to come in this room, or in one that it belongs to, were promised without the added rooms. Move or cancel them first.',
  },
  'tutor/not-found': { status: 404, message: 'We cannot find that tutor.' },
  'tutor/name-taken': {
    status: 409,
    message: 'This centre has a tutor of that name, perhaps a retired one. Add an initial, or bring that tutor back.',
  },
  'tutor/account-taken': {
    status: 409,
    message: 'That account belongs to another tutor of this centre. Choose another account, or none.',
  },
  'tutor/account-unknown': {
    status: 422,
    message: 'That person has no role as tutor at this centre. Choose from the list, or invite them first.',
  },
  'tutor/still-booked': {
    status: 409,
    message: 'Visits still to come will have this tutor. Change or cancel them first.',
  },
  'tutor/leave-over': { status: 422, message: 'That leave is over already. Enter days still to come.' },
  'tutor/leave-time-unclear': {
    status: 422,
    message: 'The clocks change that night, so this time does not exist or comes twice. Choose another time.',
  },
  'tutor/leave-not-found': { status: 404, message: 'We cannot find that leave.' },
  'vehicle/not-found': { status: 404, message: 'We cannot find that vehicle.' },
  'vehicle/name-taken': {
    status: 409,
    message:
      'This centre has a vehicle of that name, perhaps a retired one. Choose another name, or bring that vehicle back.',
  },
  'vehicle/still-booked': {
    status: 409,
    message: 'Visits still to come will use this vehicle. Change or cancel them first.',
  },
  'vehicle/end-in-the-past': { status: 422, message: 'Enter a day and time still to come, or leave it empty.' },
  'vehicle/already-off-the-road': {
    status: 409,
    message: 'It is reported off the road already. Put it back on the road first.',
  },
  'vehicle/report-not-found': { status: 404, message: 'We cannot find that report.' },
  'opening-override/not-found': { status: 404, message: 'We cannot find that day.' },
  'opening-override/day-taken': {
    status: 409,
    message: 'That day has hours of its own already. Change those instead.',
  },
  'opening-override/in-the-past': { status: 422, message: 'That day is over. Choose today or a later day.' },
  'opening-override/too-far-ahead': {
    status: 422,
    message: 'Days can be given hours of their own up to 400 days ahead. Choose an earlier day.',
  },
  'equipment/not-found': { status: 404, message: 'We cannot find that equipment.' },
  'equipment/name-taken': {
    status: 409,
    message:
      'This centre has equipment of that name, perhaps retired. Choose another name, or bring that equipment back.',
  },
  'equipment/still-booked': {
    status: 409,
    message: 'Visits still to come will use this equipment. Change or cancel them first.',
  },
  'equipment/already-promised': {
    status: 409,
    message: 'More than that is already promised to visits. Change or cancel some of them first.',
  },
  'equipment/more-than-there-are': {
    status: 409,
    message: 'There are not that many in service. Check how many are reported already.',
  },
  'equipment/below-out-of-service': {
    status: 409,
    message: 'More than that are reported out of service. Put them back in service first.',
  },
  'equipment/end-in-the-past': { status: 422, message: 'Enter a day and time still to come, or leave it empty.' },
  'equipment/report-not-found': { status: 404, message: 'We cannot find that report.' },
} as const satisfies Record<string, RefusalText>;
