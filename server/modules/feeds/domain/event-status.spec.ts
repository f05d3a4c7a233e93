import { expect, it } from '@jest/globals';
import { visitState } from '#shared/contracts/vocabulary.js';
import { eventStatus } from './event-status.js';

it('shows each state of a visit as calendars understand it', () => {
  expect(Object.fromEntries(visitState.options.map((state) => [state, eventStatus(state)]))).toEqual({
    requested: 'TENTATIVE',
    offered: null,
    approved: 'CONFIRMED',
    attended: 'CONFIRMED',
    waitlisted: null,
    declined: 'CANCELLED',
    withdrawn: 'CANCELLED',
    cancelled: 'CANCELLED',
    expired: 'CANCELLED',
    no_show: 'CANCELLED',
  });
});
