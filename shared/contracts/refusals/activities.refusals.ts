import type { RefusalText } from './refusal-text.js';

export const activitiesRefusals = {
  'activity/not-found': { status: 404, message: 'We cannot find that activity.' },
  'activity/title-taken': {
    status: 409,
    message:
      'This centre has an activity of that title, perhaps a draft or a retired one. Choose another title, or use that activity.',
  },
  'activity/equipment-unknown': {
    status: 422,
    message: 'This centre has no such equipment in use. Choose from its list.',
  },
  'activity/wrong-state': {
    status: 409,
    message: 'An activity in this state cannot be changed that way. Load it again to see its state.',
  },
  'activity/picture-not-found': { status: 404, message: 'We cannot find that picture.' },
  'activity/picture-too-large': {
    status: 413,
    message: 'That picture is larger than 1 MB. Make it smaller and try again.',
  },
  'activity/picture-not-readable': {
    status: 422,
    message: 'That is not a whole, still PNG, JPEG or WebP picture. Save it again as one of these and try again.',
  },
  'activity/picture-too-many-pixels': {
    status: 422,
    message: 'That picture is more than 4,000 pixels wide or high. Make it smaller and try again.',
  },
} as const satisfies Record<string, RefusalText>;
