import { onFields } from '../../core/useEdit.js';

/** Refusals at the question whose answer they are about. */
export const onItsField = onFields({
  'activity/title-taken': 'title',
  'activity/equipment-unknown': 'equipment',
  'activity/picture-too-large': 'file',
  'activity/picture-not-readable': 'file',
  'activity/picture-too-many-pixels': 'file',
});
