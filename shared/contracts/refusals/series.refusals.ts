import { LONGEST_SERIES_DAYS, MOST_OCCURRENCES } from '../../values/series-limits.js';
import type { RefusalText } from './refusal-text.js';

export const seriesRefusals = {
  'series/not-found': { status: 404, message: 'We cannot find that series.' },
  'series/no-dates': {
    status: 422,
    message: 'No date is left between the first day and the last. Choose a later last day, or other days.',
  },
  'series/too-long': {
    status: 422,
    message: `A series lasts a year at the most (${LONGEST_SERIES_DAYS} days). Choose an earlier last day.`,
  },
  'series/too-many-dates': {
    status: 422,
    message: `A series has at most ${MOST_OCCURRENCES} dates. Choose an earlier last day, or fewer days of the week.`,
  },
  'series/no-week-letters': {
    status: 422,
    message:
      'The weeks of this school do not alternate, so there is no week A or B. Choose every two weeks, or enter the school’s bell times with weeks A and B.',
  },
  'series/nothing-free': {
    status: 409,
    message: 'Not one of these dates can be had. Choose another time or room.',
  },
  'series/taken-meanwhile': {
    status: 409,
    message: 'Somebody else was faster with one of these dates. Nothing was kept. Look at the dates again.',
  },
  'series/all-begun': {
    status: 409,
    message: 'Nothing of this series is still to come from that day on, so there is nothing to change.',
  },
  'series/goes-on': {
    status: 409,
    message:
      'From there on, these dates are a series of their own since somebody changed them. Choose an earlier last day, or change that series.',
  },
  'series/nothing-to-change': { status: 422, message: 'Nothing would change. Say what is to be different.' },
  'series/already-changed': {
    status: 409,
    message: 'Somebody has changed this series since you opened it. Load it again to see how it is now.',
  },
  'series/already-repeats': { status: 409, message: 'This visit belongs to a series already. Change that series.' },
  'series/visit-over': {
    status: 409,
    message: 'Only a visit that is asked for or approved can repeat. Ask for a new one.',
  },
  'host-timetable/no-host': {
    status: 422,
    message: 'This centre has no host school on that day. Enter its partnership first, with the role host.',
  },
  'host-timetable/file-too-large': {
    status: 413,
    message: 'A timetable file may have 200 kB. Leave out what is not taught at the centre, or split it.',
  },
  'host-timetable/file-refused': { status: 422, message: 'This file cannot be imported. Nothing was changed.' },
  'host-timetable/too-many-rows': {
    status: 422,
    message: 'A timetable file may have 200 rows. Split it, and import one part after the other.',
  },
  'host-timetable/out-of-date': {
    status: 409,
    message:
      'Rooms, calendars or visits have changed since the preview. Choose the file again to see what it would do now.',
  },
  'host-timetable/bad-rows': {
    status: 409,
    message: 'Some rows are bad. Mend them in the file, or say that they are to be left out.',
  },
  'host-timetable/nothing-to-import': {
    status: 422,
    message: 'No row of this file brings anything new. Mend the bad rows, or choose another file.',
  },
} as const satisfies Record<string, RefusalText>;
