import { onFields } from '../../core/useEdit.js';

/**
 * Refusals at the question whose answer they are about.
 * @param tooFar the question of the day that may not be too far away
 */
export const onItsField = (tooFar: 'firstDay' | 'validFrom') =>
  onFields({
    'calendar/terms-overlap': 'firstDay',
    'calendar/term-there': 'term',
    'calendar/term-outside-year': 'lastDay',
    'calendar/same-days': 'firstDay',
    'calendar/kind-not-here': 'kind',
    'calendar/too-far': tooFar,
    'bell-times/from-taken': 'validFrom',
  });
