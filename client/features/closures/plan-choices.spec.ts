import { describe, expect, it } from '@jest/globals';
import type { PlanLine, SuggestedPlace } from '#shared/contracts/closures.contract.js';
import { allLater, allSuggested, countChoices, settlementsOf } from './plan-choices.js';

const aPlace = (roomId: string): SuggestedPlace => ({
  kind: 'same_time',
  place: { day: '2026-12-01', startTime: '10:00', endTime: '12:00', roomId, tutorId: null, vehicleId: null },
  ...{ startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T12:00:00.000Z' },
  room: { id: roomId, name: roomId },
  ...{ tutor: null, vehicle: null },
});

const aLine = (id: string, over: Partial<PlanLine> = {}): PlanLine =>
  ({
    visit: { id, version: 3 },
    best: aPlace('hall'),
    others: [aPlace('lab')],
    mayMove: true,
    mayCancel: true,
    ...over,
  }) as PlanLine;

describe('what is chosen for the visits of a plan', () => {
  const nothing = aLine('none', { best: null, others: [] });
  const offered = aLine('offered', { mayMove: false });
  const settled = aLine('settled', { mayMove: false, mayCancel: false });
  const lines = [aLine('a'), nothing, offered, settled];

  it('is the suggestion where there is one, and otherwise to wait', () => {
    expect(allSuggested(lines)).toEqual({ a: 'place-0', none: 'later', offered: 'later' });
    expect(allLater(lines)).toEqual({ a: 'later', none: 'later', offered: 'later' });
  });

  it('is sent with the version that was seen; what waits is not sent', () => {
    expect(settlementsOf(lines, { a: 'place-1', none: 'cancel', offered: 'later' })).toEqual([
      { choice: 'accept', visitId: 'a', version: 3, place: aPlace('lab').place },
      { choice: 'cancel', visitId: 'none', version: 3 },
    ]);
    expect(settlementsOf(lines, { a: 'place-7', settled: 'later' })).toEqual([]);
  });

  it('is counted', () => {
    expect(countChoices(lines, { a: 'place-0', none: 'cancel' })).toEqual({ moved: 1, cancelled: 1, later: 1 });
  });
});
