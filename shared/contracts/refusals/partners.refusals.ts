import type { RefusalText } from './refusal-text.js';

export const partnersRefusals = {
  'partner/not-found': { status: 404, message: 'We cannot find that school or group.' },
  'authority/not-found': { status: 404, message: 'We cannot find that local authority.' },
  'authority/already-there': {
    status: 409,
    message: 'An authority with this code is already here. Check the three digits.',
  },
  'partnership/not-found': { status: 404, message: 'We cannot find that partnership.' },
  'partnership/overlaps': {
    status: 409,
    message: 'This school or group is already with the centre on some of these days. End that partnership first.',
  },
  'partnership/host-overlaps': {
    status: 409,
    message: 'The centre has another host school on some of these days. End that first, or choose other dates.',
  },
  'partnership/host-is-a-school': { status: 422, message: 'Only a school can be the host of a centre.' },
  'partnership/partner-closed': {
    status: 422,
    message: 'This school or group is closed by then. Choose another one, or an earlier end date.',
  },
  'partnership/ends-before-start': { status: 422, message: 'Enter an end date on or after the start date.' },
  'import/file-refused': { status: 422, message: 'This file cannot be imported. Nothing was changed.' },
  'import/not-found': { status: 404, message: 'We cannot find that preview. Choose the file again.' },
  'import/expired': {
    status: 410,
    message: 'This preview is more than an hour old. Choose the file again to see what it would change now.',
  },
  'import/file-changed': {
    status: 409,
    message: 'This is not the file that was previewed. Choose the file again to see what it would change.',
  },
  'import/out-of-date': {
    status: 409,
    message: 'Schools changed after this preview. Choose the file again to see what it would change now.',
  },
  'import/bad-rows': {
    status: 409,
    message: 'Some rows are bad. Mend them in the file, or say that they are to be left out.',
  },
  'import/nothing-to-import': { status: 422, message: 'No row of this file can be imported. Mend the bad rows first.' },
  'import/already-accepted': { status: 409, message: 'This file has been imported already.' },
  'import/future-date': { status: 422, message: 'The date of the file lies in the future. Enter the day it was made.' },
} as const satisfies Record<string, RefusalText>;
