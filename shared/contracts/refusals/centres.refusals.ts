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
