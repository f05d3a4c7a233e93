import { describe, expect, it } from '@jest/globals';
import type { QueueItem } from '#shared/contracts/queue.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { entryOf } from './merge-queue.js';
import { whyNot } from './why-not.js';

const anEntry = (over: Partial<VisitView>) =>
  entryOf({
    visit: { partner: { name: 'Ferngill Primary' }, reference: 'CLC-7', signOff: null, availableActions: [], ...over },
  } as unknown as QueueItem);

describe('why a request cannot be answered by a key', () => {
  it('is not said where it can', () => {
    expect(whyNot(anEntry({ availableActions: ['approve'] }), 'approve')).toBeNull();
  });

  it('is the sign-off that its school still has to give, or that nothing is to be done', () => {
    expect(whyNot(anEntry({ signOff: 'waiting', availableActions: ['decline'] }), 'approve')).toBe(
      'Ferngill Primary, reference CLC-7: its school has not signed it off yet, so this cannot be done',
    );
    expect(whyNot(anEntry({ signOff: 'waiting', availableActions: ['decline'] }), 'decline')).toBeNull();
    expect(whyNot(anEntry({ signOff: 'signed' }), 'offer')).toBe(
      'Ferngill Primary, reference CLC-7: this cannot be done now',
    );
  });

  it('is that somebody else was faster', () => {
    expect(whyNot({ ...anEntry({ availableActions: ['approve'] }), gone: true }, 'approve')).toBe(
      'Decided by somebody else',
    );
  });
});
