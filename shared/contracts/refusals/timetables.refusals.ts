import type { RefusalText } from './refusal-text.js';

export const timetablesRefusals = {
  'calendar/not-found': { status: 404, message: 'We cannot find that calendar.' },
  'calendar/entry-not-found': { status: 404, message: 'We cannot find that entry of the calendar.' },
  'calendar/terms-overlap': {
    status: 409,
    message:
      'The terms of a school year follow one another: autumn, spring, summer, without sharing a day. Change the dates of this term or of its neighbour.',
  },
  'calendar/term-there': {
    status: 409,
    message: 'That term of that school year is entered already. Change that entry instead.',
  },
  'calendar/same-days': {
    status: 409,
    message: 'An entry of this kind for exactly these days is there already. Choose other days, or leave it out.',
  },
  'calendar/kind-not-here': {
    status: 422,
    message: 'Entries of this kind mean nothing in this calendar. Choose another kind.',
  },
  'calendar/term-outside-year': {
    status: 422,
    message: 'A term lies between August and the August after, all of it. Check its first and last day.',
  },
  'calendar/too-far': { status: 422, message: 'Enter days within 12 years of today.' },
  'calendar/full': {
    status: 409,
    message: 'A calendar holds at most 2,000 entries. Remove those of years long past first.',
  },
  'calendar/file-refused': { status: 422, message: 'This file cannot be imported. Nothing was changed.' },
  'calendar/file-too-large': {
    status: 413,
    message: 'A calendar file may have 2 MB. Export one school year at a time, and choose that file.',
  },
  'bell-times/not-found': { status: 404, message: 'We cannot find those bell times.' },
  'bell-times/from-taken': {
    status: 409,
    message: 'This school has bell times from that day already. Change those, or choose another first day.',
  },
} as const satisfies Record<string, RefusalText>;
